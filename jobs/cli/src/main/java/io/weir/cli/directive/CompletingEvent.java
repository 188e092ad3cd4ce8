package io.weir.cli.directive;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.TopicReader;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.Destination;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** What is known of the event that completed an alert's newest match: the keys it carried. */
public final class CompletingEvent {
  private static final long AHEAD = Duration.ofMinutes(10).toMillis();

  private CompletingEvent() {}

  /**
   * The keys by dimension, from the signals topic.
   *
   * @return empty where the signal is no longer there
   */
  public static Map<String, String> keys(GenericRecord alert, Connection connection) {
    StreamSchema stream = connection.settings().catalog().stream("signal");
    EventCodec codec = new EventCodec(connection.settings().catalog().schemas());
    String signal = alert.get("signal_id").toString();
    Map<String, String> keys = new HashMap<>();
    String topic = connection.topic(Destination.SIGNALS);
    try (TopicReader reader = connection.read(TopicReader.From.BEGINNING, topic)) {
      reader.seek(Math.max(0, (long) alert.get("last_event_time") - AHEAD));
      reader.toEnd(record -> take(record.value(), codec, stream, signal, keys));
    }
    return keys;
  }

  /** What cannot be read is not the signal looked for: the job wrote that one. */
  private static void take(
      byte[] value,
      EventCodec codec,
      StreamSchema stream,
      String signal,
      Map<String, String> keys) {
    Row row;
    try {
      row = codec.decode(stream, value);
    } catch (UndecodableException e) {
      return;
    }
    if (!row.getString(stream.eventId().index()).equals(signal)) {
      return;
    }
    for (Field field : stream.dimensions()) {
      if (!row.isNull(field.index())) {
        keys.put(field.dimension(), row.getString(field.index()));
      }
    }
  }
}
