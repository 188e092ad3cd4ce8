package io.weir.cli.decision;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.TopicReader;
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
   * @throws WrongUsageException if there is nothing
   */
  static List<GenericRecord> about(String id, Connection open) {
    List<GenericRecord> said;
    try (Outputs outputs = open.outputs(TopicReader.From.BEGINNING, Destination.DECISIONS)) {
      said =
          outputs.toEnd(decision -> isMeant(decision, id)).stream()
              .sorted(Comparator.comparingInt(one -> (int) one.get("revision")))
              .toList();
    }
    if (said.isEmpty()) {
      throw new WrongUsageException(
          "topic '%s' has no decision '%s', nor one on an event of that id"
              .formatted(open.topic(Destination.DECISIONS), id));
    }
    return said;
  }

  private static boolean isMeant(GenericRecord decision, String id) {
    return decision.get("decision_id").toString().startsWith(id)
        || decision.get("trigger_event_id").toString().equals(id);
  }
}
