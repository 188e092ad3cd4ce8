package io.weir.cli.indicator;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.WrongUsageException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists a value until an end; listed again, it has the new end. */
@Command(
    name = "add",
    description = "Lists a value; every listing ends.",
    mixinStandardHelpOptions = true)
final class AddVerb implements Callable<Exit> {
  private final Console console;

  @Mixin private Listing listing;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      required = true,
      description = "How long it is listed, such as 12h or 90d; at most 400d.")
  private String duration;

  @Option(
      names = "--confidence",
      defaultValue = "100",
      description = "How sure that is, 0 to 100 (${DEFAULT-VALUE}).")
  private int confidence;

  @Option(names = "--override", description = "On allow: it holds against block as well.")
  private boolean override;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  AddVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    long millis = ConnectionOptions.duration("--for", duration).toMillis();
    if (confidence < 0 || confidence > 100) {
      throw new WrongUsageException("--confidence is 0 to 100, not " + confidence);
    }
    Connection open = connection.open();
    long until = open.now() + millis;
    listing.state(open, confidence, override ? Boolean.TRUE : null, until);
    String end = Instant.ofEpochMilli(until).toString();
    if (output.json()) {
      console.json(listing.became(open, Map.of("listed", listing.told(), "validUntil", end)));
    } else {
      console.say(listing.became(open, "listed  ") + listing.told() + "  until " + end);
    }
    return Exit.OK;
  }
}
