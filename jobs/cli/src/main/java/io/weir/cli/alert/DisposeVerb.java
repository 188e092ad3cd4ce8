package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SignOnlyOptions;
import io.weir.cli.connection.Statements;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.directive.OrderOptions;
import io.weir.cli.directive.Orders;
import io.weir.cli.policy.PolicyInForce;
import io.weir.engine.signal.Ids;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.policy.Silencing;
import io.weir.schemas.Field;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an alert turned out to be: a disposition, which the job reads and patterns ask for. */
@Command(
    name = "dispose",
    description =
        "Says what an alert turned out to be; the job reads it, patterns may ask for it. What the"
            + " pattern of a LEGITIMATE or a FALSE_POSITIVE said of its subject counts for nothing"
            + " from now on; of a FALSE_POSITIVE, neither does what it says from the same device to"
            + " the same payee for as long as the policy allows (30 days, if it does not say). What a"
            + " pattern in shadow would have told is labelled only: there is nothing to silence. So are"
            + " what the policy exempts from silencing, and an operation that waits for an answer: this"
            + " is one, and what was decided stays until it ends or is released.",
    mixinStandardHelpOptions = true)
final class DisposeVerb implements Callable<Exit> {
  private static final Set<Verdict> SILENCE = Set.of(Verdict.FALSE_POSITIVE, Verdict.LEGITIMATE);

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

  @Mixin private OrderOptions by;
  @Mixin private SignOnlyOptions signOnly;

  @Option(
      names = "--label-only",
      description = "Silence nothing: say only what it turned out to be.")
  private boolean labelOnly;

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
    Statements statements = new Statements(open, signOnly.file());
    Orders orders = labelOnly ? null : new Orders(open, statements);
    GenericRecord alert = Alerts.newest(id, open, console);
    StreamSchema stream = statements.stream("disposition");
    long now = open.now();
    String alertId = alert.get("alert_id").toString();
    String label =
        Ids.hash("disposition", alertId, verdict.name(), by.author(), Long.toString(now));
    statements.say(stream, label(alert, stream, label, now).build(), label, now);
    boolean silences = orders != null && !Alerts.isInShadow(alert) && !Alerts.waits(alert);
    Silencing silencing = silences && SILENCE.contains(verdict) ? silencing(alert, open) : null;
    String order = silencing == null ? null : order(orders, alert, now, open, silencing);
    statements.finish();
    print(open, label, alertId, order, silencing);
    return Exit.OK;
  }

  /** How far its pattern may be silenced; null where the job would disregard the order. */
  private Silencing silencing(GenericRecord alert, Connection open) {
    Silencing silencing = PolicyInForce.of(open).silencing();
    String refusal = Silence.refusal(alert, silencing);
    if (refusal != null) {
      console.complain(refusal + "; it is labelled only");
      return null;
    }
    return silencing;
  }

  private String order(
      Orders orders, GenericRecord alert, long now, Connection open, Silencing silencing) {
    return orders.give(
        verdict == Verdict.FALSE_POSITIVE
            ? Silence.suppress(alert, now + silencing.longestMillis(), open)
            : Silence.of("CLEARED", alert, open),
        by);
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
            .set("labelled_by", by.author())
            .set("reason", by.reason());
    List<?> events = (List<?>) alert.get("event_ids");
    if (!events.isEmpty()) {
      row.set("original_event_id", events.get(events.size() - 1).toString());
    }
    if (Alerts.waits(alert)) {
      row.set("decision_id", alert.get("decision_id").toString());
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

  private void print(
      Connection open, String label, String alertId, String order, Silencing silencing) {
    if (output.json()) {
      Map<String, String> said = new LinkedHashMap<>();
      said.put("eventId", label);
      said.put("alertId", alertId);
      said.put("verdict", verdict.name());
      if (order != null) {
        said.put("orderId", order);
      }
      console.json(signOnly.told(open, said));
    } else {
      console.say(signOnly.told(open, verdict + "  alert ") + alertId + "  disposition " + label);
      if (order != null) {
        String length = DurationText.of(silencing.longestMillis());
        String more =
            verdict == Verdict.FALSE_POSITIVE ? ", and for " + length + " what it says" : "";
        console.say("  silenced what it said" + more + "  order " + order);
      }
    }
  }
}
