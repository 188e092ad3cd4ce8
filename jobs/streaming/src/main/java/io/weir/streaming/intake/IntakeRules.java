package io.weir.streaming.intake;

import java.io.Serializable;
import java.util.Map;

/**
 * How records become events.
 *
 * @param streams name of the stream, by topic
 * @param latenessMillis an event appended more than this after it happened is late
 * @param futureMillis an event that claims to happen more than this after it was appended is none
 * @param stamped whether record timestamps count as append times only where the broker gave them;
 *     false where all topics are stamped from one simulated clock
 */
public record IntakeRules(
    Map<String, String> streams, long latenessMillis, long futureMillis, boolean stamped)
    implements Serializable {

  public IntakeRules {
    streams = Map.copyOf(streams);
  }
}
