package io.weir.streaming.settings;

import io.weir.streaming.record.Destination;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names of all topics.
 *
 * @param streams topic by stream, for the streams read; without {@code signal}
 * @param patterns log of patterns and policy
 * @param outputs topic by destination but for the pattern log; that of signals is read as well
 */
public record TopicNames(
    Map<String, String> streams, String patterns, Map<Destination, String> outputs)
    implements Serializable {

  public TopicNames {
    streams = Collections.unmodifiableMap(new TreeMap<>(streams));
    outputs = Collections.unmodifiableMap(new EnumMap<>(outputs));
  }

  /** The topic of a destination; null where the settings give it none. */
  public String of(Destination destination) {
    return destination == Destination.PATTERNS ? patterns : outputs.get(destination);
  }

  /** Topics of streams, signals included, in a fixed order. */
  public List<String> read() {
    List<String> topics = new ArrayList<>(streams.values());
    topics.add(of(Destination.SIGNALS));
    return topics;
  }
}
