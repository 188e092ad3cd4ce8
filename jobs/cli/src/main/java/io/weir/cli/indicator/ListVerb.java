package io.weir.cli.indicator;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import io.weir.signing.Right;
import io.weir.streaming.intake.SignatureHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

  /** Records that say nothing: the job made dead letters of them. */
  private int unreadable;

  private int unsigned;

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
    StreamSchema stream = open.settings().catalog().stream("indicator");
    long now = all ? 0 : open.now();
    List<Listed> listed =
        newest(open, stream).values().stream()
            .filter(row -> all || number(row, "valid_until") > now)
            .map(row -> listed(row, stream))
            .filter(one -> only == null || one.list().equals(only.name().toLowerCase(Locale.ROOT)))
            .toList();
    if (unsigned > 0) {
      console.complain(unsigned + " records of the topic are not signed by a lister: not obeyed");
    }
    if (unreadable > 0) {
      console.complain(unreadable + " records of the topic are no indicators");
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

  /** The last statement of each source on each value of each list counts. */
  private Map<String, Row> newest(Connection open, StreamSchema stream) {
    EventCodec codec = new EventCodec(open.settings().catalog().schemas());
    Map<String, Row> newest = new TreeMap<>();
    try (TopicReader reader = open.read(TopicReader.From.BEGINNING, open.topic("indicator"))) {
      reader.toEnd(
          record -> {
            if (!isSigned(open, record)) {
              unsigned++;
              return;
            }
            try {
              Row row = codec.decode(stream, record.value());
              newest.merge(
                  key(row, stream),
                  row,
                  (a, b) -> number(b, "event_time") >= number(a, "event_time") ? b : a);
            } catch (UndecodableException e) {
              unreadable++;
            }
          });
    }
    return newest;
  }

  private static boolean isSigned(Connection open, ConsumerRecord<byte[], byte[]> record) {
    return open.settings()
        .control()
        .authority()
        .grant(
            "indicator",
            record.key(),
            record.value(),
            SignatureHeaders.of(record.headers()),
            record.timestamp())
        .allows(Right.LIST);
  }

  private static String key(Row row, StreamSchema stream) {
    Field field = named(row, stream);
    return String.join(
        "|",
        text(row, "tenant_id"),
        text(row, "list"),
        field == null ? "" : field.dimension() + "|" + row.getString(field.index()),
        text(row, "source"));
  }

  /** The field that names the value. */
  private static Field named(Row row, StreamSchema stream) {
    return stream.dimensions().stream()
        .filter(field -> !row.isNull(field.index()))
        .findFirst()
        .orElse(null);
  }

  private static Listed listed(Row row, StreamSchema stream) {
    Field field = named(row, stream);
    return new Listed(
        text(row, "tenant_id"),
        text(row, "list").toLowerCase(Locale.ROOT),
        field == null ? "" : field.dimension(),
        field == null ? "" : row.getString(field.index()),
        Instant.ofEpochMilli(number(row, "valid_until")).toString(),
        number(row, "confidence"),
        text(row, "source"),
        text(row, "reason_code"),
        text(row, "added_by"));
  }

  private static String text(Row row, String path) {
    int field = row.layout().field(path).index();
    return row.isNull(field) ? "" : row.getString(field);
  }

  private static long number(Row row, String path) {
    return row.getLong(row.layout().field(path).index());
  }
}
