package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.console.Printable;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.directive.CompletingEvent;
import io.weir.cli.directive.Order;
import io.weir.patterns.policy.Silencing;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** Orders about an alert's pattern on its subject. */
final class Silence {
  private Silence() {}

  /**
   * An order about the alert's pattern and subject.
   *
   * @throws WrongUsageException if no pattern told of it
   */
  static Order of(String kind, GenericRecord alert, Connection connection) {
    if (Alerts.waits(alert)) {
      throw new WrongUsageException(
          "%s waits for an answer, no pattern says so: 'weir decision release' or 'weir alert dispose'"
              .formatted(text(alert, "decision_id")));
    }
    String dimension = text(alert, "key_dimension");
    Map<String, Object> fields = new HashMap<>();
    fields.put("pattern_id", text(alert, "pattern_id"));
    fields.put("alert_id", text(alert, "alert_id"));
    if (dimension.equals("session") || dimension.equals("card")) {
      String account = CompletingEvent.keys(alert, connection).get("account");
      if (account == null) {
        throw new WrongUsageException(
            "whose " + dimension + " " + text(alert, "key") + " is cannot be read any more");
      }
      fields.put("account_id", account);
    }
    return new Order(text(alert, "tenant_id"), kind, dimension, text(alert, "key"), fields);
  }

  /**
   * What a false positive silences: the pattern on the subject, as far as it comes from the same
   * device and goes to the same payee as what was no fraud.
   *
   * @throws WrongUsageException if nobody can tell any more which these were: the order would
   *     silence the pattern for whatever device and payee come
   */
  static Order suppress(GenericRecord alert, long until, Connection connection) {
    Map<String, String> keys = CompletingEvent.keys(alert, connection);
    Order order = of("SUPPRESSED", alert, connection).with("valid_until", until);
    if (text(alert, "key_dimension").equals("account")) {
      if (keys.isEmpty()) {
        throw new WrongUsageException(
            "the signal of alert %s can no longer be read, so nobody knows of which device and payee: '--label-only' says what it was, and silences nothing"
                .formatted(text(alert, "alert_id")));
      }
      order =
          order
              .with("matched_device_id", keys.get("device"))
              .with("matched_payee_id", keys.get("payee"));
    }
    return order;
  }

  /** Why the job would not obey an order about the alert's pattern; null where it would. */
  static String refusal(GenericRecord alert, Silencing silencing) {
    String group = text(alert, "group");
    return silencing.exempt().contains(group)
        ? "patterns of group %s are not silenced: 'silencing' of the policy exempts them"
            .formatted(group)
        : null;
  }

  static String told(GenericRecord alert) {
    return Printable.of(
        text(alert, "pattern_id")
            + " on "
            + text(alert, "key_dimension")
            + " "
            + text(alert, "key"));
  }

  private static String text(GenericRecord alert, String field) {
    return alert.get(field).toString();
  }
}
