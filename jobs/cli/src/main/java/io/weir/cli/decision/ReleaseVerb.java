package io.weir.cli.decision;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SignOnlyOptions;
import io.weir.cli.connection.Statements;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Printable;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.directive.Order;
import io.weir.cli.directive.OrderOptions;
import io.weir.cli.directive.Orders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets one operation go: its decision gets a next revision that says RELEASE. */
@Command(
    name = "release",
    description = "Lets one held payment or login go; what is in force on its subject stays.",
    mixinStandardHelpOptions = true)
final class ReleaseVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(
      paramLabel = "ID",
      description = "The decision's id, or enough of its beginning; or the id of its event.")
  private String id;

  @Mixin private OrderOptions by;
  @Mixin private SignOnlyOptions signOnly;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ReleaseVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    Statements statements = new Statements(open, signOnly.file());
    Orders orders = new Orders(open, statements);
    List<GenericRecord> said = Decisions.about(id, 0, open, console);
    Set<String> ids = new TreeSet<>();
    said.forEach(one -> ids.add(text(one, "decision_id")));
    if (ids.size() != 1) {
      throw new WrongUsageException("'%s' begins several decisions: %s".formatted(id, ids));
    }
    GenericRecord newest = said.get(said.size() - 1);
    String subject = text(newest, "subject_type").toLowerCase(Locale.ROOT);
    if (!subject.equals("account") && !subject.equals("user")) {
      throw new WrongUsageException("decision '" + id + "' is about nobody's operation");
    }
    String operation = text(newest, "trigger_event_id");
    Order order =
        new Order(
            text(newest, "tenant_id"),
            "RELEASED",
            subject,
            text(newest, "subject_id"),
            Map.of(
                "original_event_id", operation,
                "original_revision", newest.get("revision"),
                "scope", text(newest, "scope")));
    String given = orders.give(order, by);
    statements.finish();
    if (output.json()) {
      console.json(
          signOnly.told(open, Map.of("eventId", given, "decisionId", ids.iterator().next())));
    } else {
      console.say(
          signOnly
              .told(open, "release ordered  %s was %s  order %s")
              .formatted(Printable.of(operation), text(newest, "action"), given));
    }
    return Exit.OK;
  }

  private static String text(GenericRecord one, String field) {
    return one.get(field).toString();
  }
}
