package io.weir.cli.restriction;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SignOnlyOptions;
import io.weir.cli.connection.Statements;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.directive.Order;
import io.weir.cli.directive.OrderOptions;
import io.weir.cli.directive.Orders;
import io.weir.patterns.model.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends what is in force on a subject. The subject's owner does, and says so in the topics. */
@Command(
    name = "release",
    description = "Ends what is in force on a subject, and closes the signals it rests on.",
    mixinStandardHelpOptions = true)
final class ReleaseVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "SUBJECT", description = "The account, address, device, payee …")
  private String subject;

  @Option(
      names = "--scope",
      description = "Only the restriction of this scope, such as account-outbound; else all.")
  private String scope;

  @Option(names = "--tenant", description = "Whose; else as the restriction in force says.")
  private String tenant;

  @Option(
      names = "--kind",
      description =
          "What the subject is: account, user, session, card, device, ip, subnet, payee …; else as"
              + " the restriction in force says. With --tenant, nothing need be in force.")
  private String kind;

  @Option(names = "--account", description = "Of a session or card: the account it belongs to.")
  private String account;

  @Mixin private OrderOptions by;
  @Mixin private SignOnlyOptions signOnly;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ReleaseVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    String asked = scope == null ? null : scope().name();
    Connection open = connection.open();
    Statements statements = new Statements(open, signOnly.file());
    Orders orders = new Orders(open, statements);
    Order order = order(open, asked).with("scope", asked);
    boolean inside = order.dimension().equals("session") || order.dimension().equals("card");
    if (inside) {
      if (account == null) {
        throw new WrongUsageException(
            "a " + order.dimension() + " is found by its account: give --account");
      }
      order = order.with("account_id", account);
    }
    String given = orders.give(order, by);
    statements.finish();
    print(open, given, order, asked);
    return Exit.OK;
  }

  private Scope scope() {
    String name = scope.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Scope known : Scope.values()) {
      if (known.name().equals(name)) {
        return known;
      }
    }
    throw new WrongUsageException("'%s' is no scope: one of %s".formatted(scope, words()));
  }

  private static String words() {
    return String.join(", ", List.of(Scope.values()).stream().map(ReleaseVerb::word).toList());
  }

  private static String word(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Order order(Connection open, String asked) {
    if (tenant != null && kind != null) {
      return new Order(tenant, "RELEASED", kind, subject, Map.of());
    }
    Set<List<String>> found = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    long now = open.now();
    InForce.newest(open, console).stream()
        .filter(one -> InForce.holds(one, now))
        .filter(one -> isMeant(one, asked))
        .forEach(one -> found.add(List.of(text(one, "tenant_id"), dimension(one))));
    if (found.size() != 1) {
      throw new WrongUsageException(
          found.isEmpty()
              ? "nothing is in force on '%s'%s; to release it all the same, give --tenant and --kind"
                  .formatted(subject, asked == null ? "" : " with scope " + asked)
              : "'%s' is more than one subject: give --tenant or --kind of %s"
                  .formatted(subject, found));
    }
    List<String> only = found.iterator().next();
    return new Order(only.get(0), "RELEASED", only.get(1), subject, Map.of());
  }

  private boolean isMeant(GenericRecord one, String asked) {
    return text(one, "subject_id").equals(subject)
        && (asked == null || text(one, "scope").equals(asked))
        && (tenant == null || text(one, "tenant_id").equals(tenant))
        && (kind == null || dimension(one).equals(kind));
  }

  private static String dimension(GenericRecord one) {
    String type = text(one, "subject_type");
    return type.equals("NET") ? "subnet" : type.toLowerCase(Locale.ROOT);
  }

  private static String text(GenericRecord one, String field) {
    return one.get(field).toString();
  }

  private void print(Connection open, String id, Order order, String asked) {
    if (output.json()) {
      Map<String, String> said = new LinkedHashMap<>();
      said.put("eventId", id);
      said.put("tenant", order.tenant());
      said.put("kind", order.dimension());
      said.put("subject", subject);
      said.put("scope", asked == null ? "ALL" : asked);
      console.json(signOnly.told(open, said));
    } else {
      console.say(
          signOnly
              .told(open, "release ordered  %s %s  %s  order %s")
              .formatted(order.dimension(), subject, asked == null ? "all scopes" : asked, id));
    }
  }
}
