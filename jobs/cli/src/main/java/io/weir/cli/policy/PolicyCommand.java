package io.weir.cli.policy;

import io.weir.cli.console.Console;
import io.weir.cli.console.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir policy}, which only holds its verbs. */
@Command(
    name = "policy",
    description = "Checks, publishes and shows the policy: how signals become actions.",
    mixinStandardHelpOptions = true)
public final class PolicyCommand {
  private PolicyCommand() {}

  /** The command with its verbs. */
  public static CommandLine line(Console console, Home home) {
    return new CommandLine(new PolicyCommand())
        .addSubcommand(new ValidateVerb(console, home))
        .addSubcommand(new PublishVerb(console))
        .addSubcommand(new ShowVerb(console));
  }
}
