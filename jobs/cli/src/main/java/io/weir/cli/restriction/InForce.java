package io.weir.cli.restriction;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Progress;
import io.weir.streaming.record.Destination;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** The restrictions as a blocking service keeps them: of each, the record of the highest epoch. */
final class InForce {
  private InForce() {}

  /** The newest word on every restriction; tells of what is not believed. */
  static List<GenericRecord> newest(Connection open, Console console) {
    try (Outputs outputs = open.outputs(TopicReader.From.BEGINNING, Destination.RESTRICTIONS);
        Progress progress = Progress.reading(console)) {
      List<GenericRecord> newest = newest(outputs.toEnd(progress));
      if (outputs.forged() > 0) {
        console.complain(
            "left out of topic '%s', as the job did not sign them: %d"
                .formatted(open.topic(Destination.RESTRICTIONS), outputs.forged()));
      }
      return newest;
    }
  }

  private static List<GenericRecord> newest(List<GenericRecord> said) {
    Map<List<String>, GenericRecord> newest = new LinkedHashMap<>();
    for (GenericRecord one : said) {
      newest.merge(subject(one), one, (a, b) -> epoch(b) >= epoch(a) ? b : a);
    }
    return new ArrayList<>(newest.values());
  }

  private static List<String> subject(GenericRecord one) {
    return List.of(
        one.get("tenant_id").toString(),
        one.get("subject_type").toString(),
        one.get("subject_id").toString(),
        one.get("scope").toString());
  }

  /** What is left of it at an instant, in order: each has an action and when that ends. */
  static List<GenericRecord> left(GenericRecord one, long now) {
    List<GenericRecord> left = new ArrayList<>();
    left.add(one);
    ((List<?>) one.get("then")).forEach(next -> left.add((GenericRecord) next));
    left.removeIf(next -> next.get("expires_at") != null && (long) next.get("expires_at") <= now);
    return left;
  }

  private static long epoch(GenericRecord one) {
    return (long) one.get("epoch");
  }

  /** Whether it holds at an instant: neither released nor at its end. */
  static boolean holds(GenericRecord one, long now) {
    return one.get("state").toString().equals("IN_FORCE") && !left(one, now).isEmpty();
  }
}
