package io.weir.cli.audit;

import io.weir.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir audit}, which only holds its verbs. */
@Command(
    name = "audit",
    description = "Shows what was changed and by whom, and proves that the trail is whole.",
    mixinStandardHelpOptions = true)
public final class AuditCommand {
  private AuditCommand() {}

  /** The command with its verbs. */
  public static CommandLine line(Console console) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new ListVerb(console))
        .addSubcommand(new VerifyVerb(console));
  }
}
