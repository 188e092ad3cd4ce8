package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir pattern}, which only holds its verbs. */
@Command(
    name = "pattern",
    description = "Checks pattern files, proves and compares them.",
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
        .addSubcommand(new NoiseVerb(console, home));
  }
}
