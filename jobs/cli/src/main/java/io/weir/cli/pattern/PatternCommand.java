package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Home;
import io.weir.cli.pattern.explain.ExplainVerb;
import io.weir.cli.pattern.running.CountersignVerb;
import io.weir.cli.pattern.running.HistoryVerb;
import io.weir.cli.pattern.running.ListVerb;
import io.weir.cli.pattern.running.ModeVerb;
import io.weir.cli.pattern.running.RollbackVerb;
import io.weir.cli.pattern.scorecard.ScorecardVerb;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir pattern}, which only holds its verbs. */
@Command(
    name = "pattern",
    description = "Checks and proves pattern files, publishes them, says what is in force.",
    mixinStandardHelpOptions = true)
public final class PatternCommand {
  private PatternCommand() {}

  /** The command with its verbs. */
  public static CommandLine line(Console console, Home home) {
    return new CommandLine(new PatternCommand())
        .addSubcommand(new ValidateVerb(console, home))
        .addSubcommand(new TestVerb(console, home))
        .addSubcommand(new LockVerb(console, home))
        .addSubcommand(new CoverageVerb(console, home))
        .addSubcommand(new NoiseVerb(console, home))
        .addSubcommand(new NewVerb(console))
        .addSubcommand(new DiffVerb(console, home))
        .addSubcommand(new PublishVerb(console, home))
        .addSubcommand(new ModeVerb(console))
        .addSubcommand(new RollbackVerb(console))
        .addSubcommand(new CountersignVerb(console))
        .addSubcommand(new ListVerb(console))
        .addSubcommand(new HistoryVerb(console))
        .addSubcommand(new ExplainVerb(console, home))
        .addSubcommand(new ScorecardVerb(console));
  }
}
