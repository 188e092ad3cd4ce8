package io.weir.cli.decision;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.SinceOptions;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Progress;
import io.weir.cli.console.WrongUsageException;
import io.weir.streaming.record.Destination;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** The decisions the topic holds. */
final class Decisions {
  private Decisions() {}

  /**
   * Everything said under an id, the oldest revision first.
   *
   * @param id the decision's, or enough of its beginning; or that of its event
   * @param since epoch millis from which on they are looked for; 0 for all there are
   * @throws WrongUsageException if there is nothing
   */
  static List<GenericRecord> about(String id, long since, Connection open, Console console) {
    List<GenericRecord> said;
    try (Outputs outputs = open.outputs(TopicReader.From.BEGINNING, Destination.DECISIONS);
        Progress progress = Progress.reading(console)) {
      outputs.seek(since);
      said =
          outputs.toEnd(decision -> isMeant(decision, id), progress).stream()
              .sorted(Comparator.comparingInt(one -> (int) one.get("revision")))
              .toList();
    }
    if (said.isEmpty()) {
      throw new WrongUsageException(
          "topic '%s' has no decision '%s', nor one on an event of that id%s"
              .formatted(open.topic(Destination.DECISIONS), id, SinceOptions.since(since)));
    }
    return said;
  }

  private static boolean isMeant(GenericRecord decision, String id) {
    return decision.get("decision_id").toString().startsWith(id)
        || decision.get("trigger_event_id").toString().equals(id);
  }
}
