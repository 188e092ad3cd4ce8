package io.weir.cli.indicator;

import io.weir.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir indicator}, which only holds its verbs. */
@Command(
    name = "indicator",
    description = "Lists values as bad, to be watched or good, and takes them off again.",
    mixinStandardHelpOptions = true)
public final class IndicatorCommand {
  private IndicatorCommand() {}

  /** The command with its verbs. */
  public static CommandLine line(Console console) {
    return new CommandLine(new IndicatorCommand())
        .addSubcommand(new AddVerb(console))
        .addSubcommand(new RemoveVerb(console))
        .addSubcommand(new ListVerb(console))
        .addSubcommand(new ProposeVerb(console));
  }
}
