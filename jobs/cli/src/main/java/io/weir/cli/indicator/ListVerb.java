package io.weir.cli.indicator;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The values listed now. */
@Command(
    name = "list",
    description = "Shows what is listed now; with --all what was as well.",
    mixinStandardHelpOptions = true)
final class ListVerb implements Callable<Exit> {
  private final Console console;

  @Option(names = "--list", paramLabel = "LIST", description = "Only block, watch or allow.")
  private Listing.Kind only;

  @Option(names = "--all", description = "What has ended as well.")
  private boolean all;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ListVerb(Console console) {
    this.console = console;
  }

  /**
   * A value on a list.
   *
   * @param until when it ends, as text
   */
  record Listed(
      String tenant,
      String list,
      String kind,
      String value,
      String until,
      long confidence,
      String source,
      String reason,
      String by) {}

  @Override
  public Exit call() {
    Connection open = connection.open();
    Listings listings = new Listings(open);
    long now = all ? 0 : open.now();
    List<Listed> listed =
        listings.newest().values().stream()
            .filter(row -> all || Listings.number(row, "valid_until") > now)
            .map(row -> listed(row, listings.named(row)))
            .filter(one -> only == null || one.list().equals(only.name().toLowerCase(Locale.ROOT)))
            .toList();
    if (listings.unsigned() > 0) {
      console.complain(
          listings.unsigned() + " records of the topic are not signed by a lister: not obeyed");
    }
    if (listings.unreadable() > 0) {
      console.complain(listings.unreadable() + " records of the topic are no indicators");
    }
    if (output.json()) {
      console.json(listed);
      return Exit.OK;
    }
    Table table = new Table("llllrlll");
    table.row("LIST", "KIND", "VALUE", "UNTIL", "SURE", "SOURCE", "REASON", "BY");
    listed.forEach(
        one ->
            table.row(
                one.list(),
                one.kind(),
                one.value(),
                one.until(),
                one.confidence(),
                one.source(),
                one.reason(),
                one.by()));
    table.lines().forEach(console::say);
    return Exit.OK;
  }

  private static Listed listed(Row row, Field field) {
    return new Listed(
        Listings.text(row, "tenant_id"),
        Listings.text(row, "list").toLowerCase(Locale.ROOT),
        field == null ? "" : field.dimension(),
        field == null ? "" : row.getString(field.index()),
        Instant.ofEpochMilli(Listings.number(row, "valid_until")).toString(),
        Listings.number(row, "confidence"),
        Listings.text(row, "source"),
        Listings.text(row, "reason_code"),
        Listings.text(row, "added_by"));
  }
}
