package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.Statements;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.engine.signal.Ids;
import io.weir.schemas.Field;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an alert turned out to be: a disposition, which the job reads and patterns ask for. */
@Command(
    name = "dispose",
    description = "Says what an alert turned out to be; the job reads it, patterns may ask for it.",
    mixinStandardHelpOptions = true)
final class DisposeVerb implements Callable<Exit> {
  private final Console console;

  /** What an alert may turn out to be; the names are those of the schema. */
  enum Verdict {
    CONFIRMED_FRAUD,
    SCAM_VICTIM,
    MULE,
    FALSE_POSITIVE,
    LEGITIMATE,
    INCONCLUSIVE
  }

  @Parameters(index = "0", paramLabel = "ID", description = "Its id, or enough of its beginning.")
  private String id;

  @Parameters(index = "1", paramLabel = "VERDICT", description = "One of ${COMPLETION-CANDIDATES}.")
  private Verdict verdict;

  @Option(names = "--reason", required = true, description = "Why; recorded.")
  private String reason;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who says so; recorded (${DEFAULT-VALUE}).")
  private String author;

  @Option(
      names = "--loss",
      paramLabel = "MINOR",
      description = "What was lost, base currency, minor units.")
  private Long loss;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  DisposeVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    List<GenericRecord> said = Alerts.about(id, open);
    GenericRecord alert = said.get(said.size() - 1);
    Statements statements = new Statements(open);
    StreamSchema stream = statements.stream("disposition");
    long now = open.now();
    String alertId = alert.get("alert_id").toString();
    String label = Ids.hash("disposition", alertId, verdict.name(), author, Long.toString(now));
    statements.send(stream, label(alert, stream, label, now).build(), label, now);
    print(label, alertId);
    return Exit.OK;
  }

  private RowBuilder label(GenericRecord alert, StreamSchema stream, String label, long now) {
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", label)
            .set("tenant_id", alert.get("tenant_id").toString())
            .set("event_time", now)
            .set("simulated", alert.get("simulated"))
            .set("verdict", verdict.name())
            .set("label_source", "ANALYST")
            .set("alert_id", alert.get("alert_id").toString())
            .set("pattern_id", alert.get("pattern_id").toString())
            .set("labelled_by", author)
            .set("reason", reason);
    List<?> events = (List<?>) alert.get("event_ids");
    if (!events.isEmpty()) {
      row.set("original_event_id", events.get(events.size() - 1).toString());
    }
    if (alert.get("account_id") != null) {
      row.set("account_id", alert.get("account_id").toString());
    }
    Field subject = stream.dimension(alert.get("key_dimension").toString());
    if (subject != null) {
      row.set(subject.path(), alert.get("key").toString());
    }
    if (loss != null) {
      row.set("loss_minor", loss);
    }
    return row;
  }

  private void print(String label, String alertId) {
    if (output.json()) {
      Map<String, String> said = new LinkedHashMap<>();
      said.put("eventId", label);
      said.put("alertId", alertId);
      said.put("verdict", verdict.name());
      console.json(said);
    } else {
      console.say(verdict + "  alert " + alertId + "  disposition " + label);
    }
  }
}
