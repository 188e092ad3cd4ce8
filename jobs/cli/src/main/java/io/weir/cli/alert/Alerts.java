package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.WrongUsageException;
import io.weir.streaming.record.Destination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;

/** The alerts the topic holds, and what patterns in shadow would have told. */
final class Alerts {
  private Alerts() {}

  /** What was said of one alert last; as {@link #about}. */
  static GenericRecord newest(String id, Connection connection) {
    List<GenericRecord> said = about(id, connection);
    return said.get(said.size() - 1);
  }

  /**
   * Everything said of one alert, oldest revision first.
   *
   * @param id its id, or enough of its beginning
   * @throws WrongUsageException if there is none, or more than one
   */
  static List<GenericRecord> about(String id, Connection connection) {
    List<GenericRecord> said;
    try (Outputs outputs = connection.outputs(TopicReader.From.BEGINNING, Destination.ALERTS)) {
      said =
          outputs.toEnd(alert -> alert.get("alert_id").toString().startsWith(id)).stream()
              .sorted(Comparator.comparingInt(alert -> (int) alert.get("revision")))
              .toList();
    }
    if (said.isEmpty()) {
      said = inShadow(id, connection);
    }
    Set<String> ids = new TreeSet<>();
    said.forEach(alert -> ids.add(alert.get("alert_id").toString()));
    if (ids.size() != 1) {
      throw new WrongUsageException(
          ids.isEmpty()
              ? "topic '%s' has no alert '%s'".formatted(connection.topic(Destination.ALERTS), id)
              : "'%s' begins %d ids: %s".formatted(id, ids.size(), String.join(", ", ids)));
    }
    return said;
  }

  /** Whether nobody was alerted: its pattern is in shadow. */
  static boolean isInShadow(GenericRecord alert) {
    return alert.get("mode").toString().equals(ShadowAlerts.SHADOW);
  }

  private static List<GenericRecord> inShadow(String id, Connection connection) {
    List<GenericRecord> said = new ArrayList<>();
    try (ShadowAlerts quiet = new ShadowAlerts(connection)) {
      quiet.toEnd(
          alert -> {
            if (alert.get("alert_id").toString().startsWith(id)) {
              said.add(alert);
            }
          });
    }
    said.sort(Comparator.comparingInt(alert -> (int) alert.get("revision")));
    return said;
  }
}
