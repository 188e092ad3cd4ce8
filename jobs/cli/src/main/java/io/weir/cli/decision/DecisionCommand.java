package io.weir.cli.decision;

import io.weir.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir decision}, which only holds its verbs. */
@Command(
    name = "decision",
    description = "Shows what a running installation decided, and lets operations go.",
    mixinStandardHelpOptions = true)
public final class DecisionCommand {
  private DecisionCommand() {}

  /** The command with its verbs. */
  public static CommandLine line(Console console) {
    return new CommandLine(new DecisionCommand())
        .addSubcommand(new ShowVerb(console))
        .addSubcommand(new ReleaseVerb(console));
  }
}
