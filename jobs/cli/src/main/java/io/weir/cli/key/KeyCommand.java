package io.weir.cli.key;

import io.weir.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir key}, which only holds its verbs. */
@Command(
    name = "key",
    description = "Makes keys that sign what is changed, lists and retires them.",
    mixinStandardHelpOptions = true)
public final class KeyCommand {
  private KeyCommand() {}

  /** The command with its verbs. */
  public static CommandLine line(Console console) {
    return new CommandLine(new KeyCommand())
        .addSubcommand(new NewVerb(console))
        .addSubcommand(new ListVerb(console))
        .addSubcommand(new RetireVerb(console));
  }
}
