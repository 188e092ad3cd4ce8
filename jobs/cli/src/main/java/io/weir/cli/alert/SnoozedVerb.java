package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import io.weir.cli.policy.PolicyInForce;
import io.weir.engine.event.DirectiveStream;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What nobody hears of for now. */
@Command(
    name = "snoozed",
    description = "Lists what is snoozed, or suppressed as a false positive, and until when.",
    mixinStandardHelpOptions = true)
final class SnoozedVerb implements Callable<Exit> {
  private final Console console;
  private long longest;
  private StreamSchema stream;
  private int unreadable;
  private int unsigned;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  SnoozedVerb(Console console) {
    this.console = console;
  }

  /**
   * A pattern that is silenced on a subject.
   *
   * @param kind snoozed or suppressed
   * @param until when it ends, as text
   * @param only the device and payee it is limited to; empty for all
   */
  record Silenced(
      String tenant,
      String pattern,
      String subject,
      String kind,
      String until,
      String only,
      String reason,
      String by) {}

  @Override
  public Exit call() {
    Connection open = connection.open();
    stream = open.settings().catalog().stream(DirectiveStream.NAME);
    long now = open.now();
    longest = PolicyInForce.of(open).silencing().longestMillis();
    List<Silenced> silenced =
        orders(open).stream().filter(order -> end(order) > now).map(this::silenced).toList();
    if (unsigned > 0) {
      console.complain(
          unsigned + " records of the topic are not signed by who may order: not obeyed");
    }
    if (unreadable > 0) {
      console.complain(unreadable + " records of the topic are no orders");
    }
    if (output.json()) {
      console.json(silenced);
      return Exit.OK;
    }
    Table table = new Table("lllllll");
    table.row("PATTERN", "SUBJECT", "KIND", "UNTIL", "ONLY", "REASON", "BY");
    for (Silenced one : silenced) {
      table.row(
          one.pattern(),
          one.subject(),
          one.kind(),
          one.until(),
          one.only(),
          one.reason(),
          one.by());
    }
    table.lines().forEach(console::say);
    return Exit.OK;
  }

  /** Those that no later order took back, in order of time. */
  private List<Row> orders(Connection open) {
    EventCodec codec = new EventCodec(open.settings().catalog().schemas());
    List<Row> all = new ArrayList<>();
    try (TopicReader reader =
        open.read(TopicReader.From.BEGINNING, open.topic(DirectiveStream.NAME))) {
      reader.toEnd(
          record -> {
            if (!open.takes(stream.name(), record)) {
              unsigned++;
              return;
            }
            try {
              all.add(codec.decode(stream, record.value()));
            } catch (UndecodableException e) {
              unreadable++;
            }
          });
    }
    all.sort(
        Comparator.comparingLong((Row row) -> number(row, "event_time"))
            .thenComparing(row -> text(row, "event_id")));
    List<Row> standing = new ArrayList<>();
    for (Row order : all) {
      String kind = text(order, "activity");
      if (kind.equals("UNSNOOZED")) {
        standing.removeIf(before -> what(before).equals(what(order)));
      } else if (kind.equals("SNOOZED") || kind.equals("SUPPRESSED")) {
        standing.add(order);
      }
    }
    return standing;
  }

  private String what(Row order) {
    return text(order, "tenant_id") + "|" + text(order, "pattern_id") + "|" + subject(order);
  }

  /** Its owner first, then what is inside. */
  private String subject(Row order) {
    StringBuilder subject = new StringBuilder();
    for (Field field : stream.dimensions()) {
      if (!order.isNull(field.index())) {
        subject.append(subject.isEmpty() ? "" : ", ");
        subject.append(field.dimension()).append(' ').append(order.getString(field.index()));
      }
    }
    return subject.toString();
  }

  private Silenced silenced(Row order) {
    String device = text(order, "matched_device_id");
    String payee = text(order, "matched_payee_id");
    String only =
        (device.isEmpty() ? "" : "device " + device + " ")
            + (payee.isEmpty() ? "" : "payee " + payee);
    return new Silenced(
        text(order, "tenant_id"),
        text(order, "pattern_id"),
        subject(order),
        text(order, "activity").toLowerCase(Locale.ROOT),
        Instant.ofEpochMilli(end(order)).toString(),
        only.trim(),
        text(order, "reason"),
        text(order, "author"));
  }

  /** Where it ends: an order may not silence for longer than the policy allows. */
  private long end(Row order) {
    return Math.min(number(order, "valid_until"), number(order, "event_time") + longest);
  }

  private static String text(Row row, String path) {
    int field = row.layout().field(path).index();
    return row.isNull(field) ? "" : row.getString(field);
  }

  private static long number(Row row, String path) {
    return row.getLong(row.layout().field(path).index());
  }
}
