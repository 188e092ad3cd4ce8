package io.weir.cli.restriction;

import io.weir.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir restriction}, which only holds its verbs. */
@Command(
    name = "restriction",
    description = "Shows what is in force on accounts, addresses, devices, payees, and ends it.",
    mixinStandardHelpOptions = true)
public final class RestrictionCommand {
  private RestrictionCommand() {}

  /** The command with its verbs. */
  public static CommandLine line(Console console) {
    return new CommandLine(new RestrictionCommand())
        .addSubcommand(new ListVerb(console))
        .addSubcommand(new ReleaseVerb(console));
  }
}
