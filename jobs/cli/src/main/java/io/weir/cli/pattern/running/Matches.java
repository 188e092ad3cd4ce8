package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.TopicReader;
import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.Destination;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How often patterns held lately, whatever their mode: what the topic of signals says, each signal
 * once and without those taken back. Keeps the ids of the period's signals.
 */
final class Matches {
  private final EventCodec codec;
  private final Schema schema;
  private final Map<String, Held> held = new HashMap<>();
  private int unreadable;

  private Matches(SchemaStore schemas) {
    codec = new EventCodec(schemas);
    schema = schemas.named("io.weir.events.Signal");
  }

  /** What was said of one pattern. */
  private static final class Held {
    private final Set<String> signals = new HashSet<>();
    private long last = Long.MIN_VALUE;
  }

  /** Reads what was said in a period that ends now; nothing where it is zero. */
  static Matches read(Connection connection, Duration period) {
    Matches matches = new Matches(connection.settings().catalog().schemas());
    if (!period.isZero()) {
      String topic = connection.topic(Destination.SIGNALS);
      try (TopicReader reader = connection.read(TopicReader.From.BEGINNING, topic)) {
        reader.seek(connection.now() - period.toMillis());
        reader.toEnd(matches::take);
      }
    }
    return matches;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      GenericRecord signal = codec.decode(schema, record.value());
      String id = signal.get("signal_id").toString();
      Held one = held.computeIfAbsent(signal.get("pattern_id").toString(), any -> new Held());
      if (signal.get("activity").toString().equals("WITHDRAWN")) {
        one.signals.remove(id);
      } else {
        one.signals.add(id);
        one.last = Math.max(one.last, (long) signal.get("event_time"));
      }
    } catch (UndecodableException e) {
      unreadable++;
    }
  }

  /** Records that are no signals, such as marks of others. */
  int unreadable() {
    return unreadable;
  }

  /** How many signals of a pattern stand. */
  int of(String pattern) {
    return held.containsKey(pattern) ? held.get(pattern).signals.size() : 0;
  }

  /** Event time of the latest time it held, taken back since or not; null where it never did. */
  Long last(String pattern) {
    return held.containsKey(pattern) && held.get(pattern).last > Long.MIN_VALUE
        ? held.get(pattern).last
        : null;
  }
}
