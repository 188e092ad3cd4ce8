package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.SinceOptions;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Progress;
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

  /** What was said of one alert last, of all there are; as {@link #about}. */
  static GenericRecord newest(String id, Connection connection, Console console) {
    List<GenericRecord> said = about(id, 0, connection, console);
    return said.get(said.size() - 1);
  }

  /**
   * Everything said of one alert, oldest revision first.
   *
   * @param id its id, or enough of its beginning
   * @param since epoch millis from which on it is looked for; 0 for all there are
   * @throws WrongUsageException if there is none, or more than one
   */
  static List<GenericRecord> about(String id, long since, Connection connection, Console console) {
    List<GenericRecord> said;
    try (Outputs outputs = connection.outputs(TopicReader.From.BEGINNING, Destination.ALERTS);
        Progress progress = Progress.reading(console)) {
      outputs.seek(since);
      said =
          outputs.toEnd(alert -> isMeant(alert, id), progress).stream()
              .sorted(Comparator.comparingInt(alert -> (int) alert.get("revision")))
              .toList();
    }
    if (said.isEmpty()) {
      said = inShadow(id, since, connection, console);
    }
    Set<String> ids = new TreeSet<>();
    said.forEach(alert -> ids.add(alert.get("alert_id").toString()));
    if (ids.size() != 1) {
      throw new WrongUsageException(
          ids.isEmpty()
              ? "topic '%s' has no alert '%s'%s"
                  .formatted(connection.topic(Destination.ALERTS), id, SinceOptions.since(since))
              : "'%s' begins %d ids: %s".formatted(id, ids.size(), String.join(", ", ids)));
    }
    return said;
  }

  /** Whether nobody was alerted: its pattern is in shadow. */
  static boolean isInShadow(GenericRecord alert) {
    return alert.get("mode").toString().equals(ShadowAlerts.SHADOW);
  }

  /** Whether it is about an operation that waits for people, and no pattern's. */
  static boolean waits(GenericRecord alert) {
    return alert.get("decision_id") != null;
  }

  private static boolean isMeant(GenericRecord alert, String id) {
    return alert.get("alert_id").toString().startsWith(id);
  }

  private static List<GenericRecord> inShadow(
      String id, long since, Connection connection, Console console) {
    List<GenericRecord> said = new ArrayList<>();
    try (ShadowAlerts quiet = new ShadowAlerts(connection, since);
        Progress progress = Progress.reading(console)) {
      quiet.toEnd(
          alert -> {
            if (isMeant(alert, id)) {
              said.add(alert);
            }
          },
          progress);
    }
    said.sort(Comparator.comparingInt(alert -> (int) alert.get("revision")));
    return said;
  }
}
