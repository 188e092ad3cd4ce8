package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SignOnlyOptions;
import io.weir.cli.connection.Statements;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.directive.OrderOptions;
import io.weir.cli.directive.Orders;
import io.weir.cli.policy.PolicyInForce;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.policy.Silencing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** No more alerts of an alert's pattern on its subject for a while. */
@Command(
    name = "snooze",
    description =
        "No alerts of its pattern on its subject for a while. What the pattern finds still counts"
            + " for decisions and restrictions.",
    mixinStandardHelpOptions = true)
final class SnoozeVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "The alert's id, or enough of its beginning.")
  private String id;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      required = true,
      description = "How long, such as 12h or 7d; no longer than the policy allows.")
  private String duration;

  @Mixin private OrderOptions by;
  @Mixin private SignOnlyOptions signOnly;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  SnoozeVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    long millis = ConnectionOptions.duration("--for", duration).toMillis();
    Connection open = connection.open();
    Statements statements = new Statements(open, signOnly.file());
    Orders orders = new Orders(open, statements);
    GenericRecord alert = Alerts.newest(id, open, console);
    check(alert, millis, PolicyInForce.of(open).silencing());
    long until = open.now() + millis;
    String order = orders.give(Silence.of("SNOOZED", alert, open).with("valid_until", until), by);
    statements.finish();
    String end = Instant.ofEpochMilli(until).toString();
    if (output.json()) {
      Map<String, String> said = new LinkedHashMap<>();
      said.put("eventId", order);
      said.put("alertId", alert.get("alert_id").toString());
      said.put("validUntil", end);
      console.json(signOnly.told(open, said));
    } else {
      console.say(
          signOnly.told(open, "snoozed  ")
              + Silence.told(alert)
              + "  until "
              + end
              + "  order "
              + order);
    }
    return Exit.OK;
  }

  /** The job would cut what is too long, and disregard what is exempt, without a word. */
  private void check(GenericRecord alert, long millis, Silencing silencing) {
    String refusal = Silence.refusal(alert, silencing);
    if (refusal != null) {
      throw new WrongUsageException(refusal);
    }
    if (millis > silencing.longestMillis()) {
      throw new WrongUsageException(
          "--for %s is longer than the policy allows: at most %s"
              .formatted(duration, DurationText.of(silencing.longestMillis())));
    }
  }
}
