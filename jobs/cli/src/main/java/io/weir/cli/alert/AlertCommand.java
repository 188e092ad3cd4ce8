package io.weir.cli.alert;

import io.weir.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir alert}, which only holds its verbs. */
@Command(
    name = "alert",
    description =
        "Shows the alerts of a running installation, and takes what they turned out to be.",
    mixinStandardHelpOptions = true)
public final class AlertCommand {
  private AlertCommand() {}

  /** The command with its verbs. */
  public static CommandLine line(Console console) {
    return new CommandLine(new AlertCommand())
        .addSubcommand(new TailVerb(console))
        .addSubcommand(new ShowVerb(console))
        .addSubcommand(new DueVerb(console))
        .addSubcommand(new DisposeVerb(console))
        .addSubcommand(new SnoozeVerb(console))
        .addSubcommand(new UnsnoozeVerb(console))
        .addSubcommand(new SnoozedVerb(console));
  }
}
