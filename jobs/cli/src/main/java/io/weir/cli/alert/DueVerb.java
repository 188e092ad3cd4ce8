package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.SinceOptions;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Progress;
import io.weir.cli.console.Table;
import io.weir.cli.json.AvroJson;
import io.weir.streaming.record.Destination;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The queue of what waits for people. */
@Command(
    name = "due",
    description =
        "Lists operations that wait for an answer and whose time is running out, most money first."
            + " Who lets one go (weir decision release) or says what it is (weir alert dispose) has"
            + " answered.",
    mixinStandardHelpOptions = true)
final class DueVerb implements Callable<Exit> {
  /** What has most at risk first, then what ends first; what no amount is known of comes last. */
  private static final Comparator<GenericRecord> URGENT_FIRST =
      Comparator.comparingLong((GenericRecord alert) -> -amount(alert))
          .thenComparingLong(alert -> (long) alert.get("expires_at"))
          .thenComparing(alert -> alert.get("alert_id").toString());

  private final Console console;

  @Mixin private SinceOptions since;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  DueVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    List<GenericRecord> due = due(open);
    if (output.json()) {
      console.json(due.stream().map(AvroJson.camelCase()::of).toList());
      return Exit.OK;
    }
    Table table = new Table("rlllll");
    table.row("AMOUNT", "ENDS", "ACTION", "SUBJECT", "ALERT", "DECISION");
    for (GenericRecord alert : due) {
      Object amount = alert.get("amount_at_risk_minor");
      table.row(
          amount == null ? "" : amount,
          Instant.ofEpochMilli((long) alert.get("expires_at")),
          alert.get("action"),
          alert.get("key_dimension") + " " + alert.get("key"),
          alert.get("alert_id"),
          alert.get("decision_id"));
    }
    table.lines().forEach(console::say);
    return Exit.OK;
  }

  private List<GenericRecord> due(Connection open) {
    long now = open.now();
    Map<String, GenericRecord> newest = new HashMap<>();
    try (Outputs outputs = open.outputs(TopicReader.From.BEGINNING, Destination.ALERTS);
        Progress progress = Progress.reading(console)) {
      outputs.seek(since.begin(open));
      for (GenericRecord alert : outputs.toEnd(Alerts::waits, progress)) {
        newest.merge(
            alert.get("alert_id").toString(),
            alert,
            (a, b) -> (int) b.get("revision") >= (int) a.get("revision") ? b : a);
      }
    }
    return newest.values().stream()
        .filter(alert -> alert.get("state").toString().equals("DUE"))
        .filter(alert -> (long) alert.get("expires_at") > now)
        .sorted(URGENT_FIRST)
        .toList();
  }

  private static long amount(GenericRecord alert) {
    Object amount = alert.get("amount_at_risk_minor");
    return amount == null ? -1 : (long) amount;
  }
}
