package io.weir.cli.indicator;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a source's word back: states it again with an end that has come. */
@Command(
    name = "remove",
    description = "Takes back what a source listed, from now on; what others say stands.",
    mixinStandardHelpOptions = true)
final class RemoveVerb implements Callable<Exit> {
  private final Console console;

  @Mixin private Listing listing;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  RemoveVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    long now = open.now();
    listing.mustBeIn(new Listings(open), now);
    listing.state(open, 0, null, now);
    if (output.json()) {
      console.json(listing.became(open, Map.of("removed", listing.told())));
    } else {
      console.say(listing.became(open, "removed  ") + listing.told());
    }
    return Exit.OK;
  }
}
