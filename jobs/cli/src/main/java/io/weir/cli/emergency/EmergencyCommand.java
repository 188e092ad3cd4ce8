package io.weir.cli.emergency;

import io.weir.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir emergency}, which only holds its verbs. */
@Command(
    name = "emergency",
    description = "Raises and lowers emergencies: what is held whatever patterns say.",
    mixinStandardHelpOptions = true)
public final class EmergencyCommand {
  private EmergencyCommand() {}

  /** The command with its verbs. */
  public static CommandLine line(Console console) {
    return new CommandLine(new EmergencyCommand())
        .addSubcommand(new RaiseVerb(console))
        .addSubcommand(new LowerVerb(console))
        .addSubcommand(new ListVerb(console));
  }
}
