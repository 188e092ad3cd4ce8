package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Progress;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.Destination;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What patterns in shadow would have alerted of. They alert nobody: what they say stands in the
 * topic of signals alone, and is read from there, one signal as one alert. For one thread.
 */
final class ShadowAlerts implements AutoCloseable {
  static final String SHADOW = "SHADOW";

  private final TopicReader reader;
  private final EventCodec codec;
  private final StreamSchema signals;
  private final Schema alerts;

  /**
   * @param since epoch millis from which on they are read; 0 for all there are
   */
  ShadowAlerts(Connection connection, long since) {
    codec = new EventCodec(connection.settings().catalog().schemas());
    signals = connection.settings().catalog().stream("signal");
    alerts = connection.settings().catalog().schemas().named("io.weir.outputs.Alert");
    reader = connection.read(TopicReader.From.BEGINNING, connection.topic(Destination.SIGNALS));
    if (since > 0) {
      reader.seek(since);
    }
  }

  /** All there are up to what is the end now. */
  void toEnd(Consumer<GenericRecord> each, Progress progress) {
    reader.toEnd(record -> take(record, each), progress);
  }

  /** Waits a moment for more. */
  void poll(Consumer<GenericRecord> each) {
    reader.poll(record -> take(record, each));
  }

  @Override
  public void close() {
    reader.close();
  }

  /** What accounts are told of a signal on another subject is no signal of their own. */
  private void take(ConsumerRecord<byte[], byte[]> record, Consumer<GenericRecord> each) {
    GenericRecord signal;
    try {
      signal = codec.decode(signals.avro(), record.value());
    } catch (UndecodableException e) {
      return; // not the job's: whoever wants to know how many there are looks at its dead letters
    }
    boolean told =
        signal.get("account_id") != null
            && KeyStage.of(signal.get("key_dimension").toString()) != KeyStage.ACCOUNT;
    if (!told && signal.get("mode").toString().equals(SHADOW)) {
      each.accept(alert(signal));
    }
  }

  private GenericRecord alert(GenericRecord signal) {
    boolean raised = signal.get("activity").toString().equals("RAISED");
    String floor = signal.get("floor").toString();
    GenericRecordBuilder alert =
        new GenericRecordBuilder(alerts)
            .set("alert_id", signal.get("signal_id"))
            .set("state", symbol("state", raised ? "OPEN" : "CORRECTED"))
            .set("count", raised ? 1 : 0)
            .set("severity", symbol("severity", signal.get("severity").toString()))
            .set("action", symbol("action", floor.equals("UNKNOWN") ? "MONITOR" : floor))
            .set("mode", symbol("mode", SHADOW))
            .set("first_event_time", signal.get("event_time"))
            .set("last_event_time", signal.get("event_time"))
            .set("issued_at", signal.get("event_time"))
            .set("title", signal.get("pattern_id"));
    for (String same :
        new String[] {
          "revision",
          "tenant_id",
          "pattern_id",
          "version",
          "alternative",
          "group",
          "key_dimension",
          "key",
          "account_id",
          "reason",
          "signal_id",
          "event_ids",
          "values",
          "simulated"
        }) {
      alert.set(same, signal.get(same));
    }
    return alert.build();
  }

  private GenericData.EnumSymbol symbol(String field, String value) {
    return new GenericData.EnumSymbol(alerts.getField(field).schema(), value);
  }
}
