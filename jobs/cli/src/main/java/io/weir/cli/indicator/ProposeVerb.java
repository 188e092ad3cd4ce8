package io.weir.cli.indicator;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SinceOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Printable;
import io.weir.cli.console.Progress;
import io.weir.cli.console.WrongUsageException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What might be listed, and what to type for it: nothing lists itself. */
@Command(
    name = "propose",
    description = {
      "Shows payees, devices and addresses that several held operations share which turned out to be"
          + " fraud (decisions, and labels given since --from), are not on the block list, and the"
          + " verb that would list each. It lists nothing.",
      "Of a customer who was talked into paying only the payee is proposed: the rest is his own."
    },
    mixinStandardHelpOptions = true)
final class ProposeVerb implements Callable<Exit> {
  private final Console console;

  @Option(
      names = "--least",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many operations must share it (${DEFAULT-VALUE}).")
  private int least;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      defaultValue = "90d",
      description = "How long the verb would list it (${DEFAULT-VALUE}).")
  private String duration;

  @Mixin private SinceOptions since;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ProposeVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    if (least < 1) {
      throw new WrongUsageException("--least is 1 or more, not " + least);
    }
    ConnectionOptions.duration("--for", duration);
    Connection open = connection.open();
    List<Proposal> proposals = proposals(open);
    if (output.json()) {
      console.json(proposals);
      return Exit.OK;
    }
    for (Proposal one : proposals) {
      console.say(
          "%s %s: %d held operations of %d customers were fraud, %d minor units"
              .formatted(
                  one.kind(),
                  Printable.of(one.value()),
                  one.operations().size(),
                  one.accounts(),
                  one.amountMinor()));
      console.say("  " + one.verb());
    }
    if (proposals.isEmpty()) {
      console.say("nothing to propose");
    }
    return Exit.OK;
  }

  private List<Proposal> proposals(Connection open) {
    Set<String> blocked = Listings.blocked(open);
    try (Progress progress = Progress.reading(console)) {
      return Proposal.of(new HeldFrauds(open, since.begin(open)).read(progress), least, duration)
          .stream()
          .filter(
              one ->
                  !blocked.contains(Listings.key(one.tenant(), "BLOCK", one.kind(), one.value())))
          .toList();
    }
  }
}
