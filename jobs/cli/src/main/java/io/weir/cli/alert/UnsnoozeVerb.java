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
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An alert's pattern is heard again on its subject. */
@Command(
    name = "unsnooze",
    description = "Ends a snooze, or what a false positive suppressed, before its time.",
    mixinStandardHelpOptions = true)
final class UnsnoozeVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "The alert's id, or enough of its beginning.")
  private String id;

  @Mixin private OrderOptions by;
  @Mixin private SignOnlyOptions signOnly;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  UnsnoozeVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    Statements statements = new Statements(open, signOnly.file());
    Orders orders = new Orders(open, statements);
    GenericRecord alert = Alerts.newest(id, open, console);
    String order = orders.give(Silence.of("UNSNOOZED", alert, open), by);
    statements.finish();
    if (output.json()) {
      console.json(
          signOnly.told(
              open, Map.of("eventId", order, "alertId", alert.get("alert_id").toString())));
    } else {
      console.say(signOnly.told(open, "heard again  ") + Silence.told(alert) + "  order " + order);
    }
    return Exit.OK;
  }
}
