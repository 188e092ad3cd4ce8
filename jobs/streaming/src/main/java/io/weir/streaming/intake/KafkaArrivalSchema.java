package io.weir.streaming.intake;

import io.weir.engine.event.Event;
import io.weir.engine.event.Spread;
import io.weir.schemas.StreamCatalog;
import io.weir.signing.Right;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.AuditEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;

/**
 * Reads arrivals from Kafka's records. A job that goes on from a savepoint goes on with the topics
 * it read before: records of one that the settings leave out by now are passed over, and counted.
 */
public final class KafkaArrivalSchema implements KafkaRecordDeserializationSchema<Arrival> {
  private final StreamCatalog catalog;
  private final IntakeRules rules;
  private final TypeInformation<Arrival> type;
  private transient ArrivalReader reader;
  private transient Set<String> signed;
  private transient Counter leftOut;

  public KafkaArrivalSchema(
      StreamCatalog catalog, IntakeRules rules, TypeInformation<Arrival> type) {
    this.catalog = catalog;
    this.rules = rules;
    this.type = type;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    reader = new ArrivalReader(catalog, rules);
    leftOut = context.getMetricGroup().counter("recordsOfTopicsLeftOut");
    signed = new HashSet<>();
    rules
        .streams()
        .forEach(
            (topic, stream) -> {
              if (Right.ofStream(stream) != null) {
                signed.add(topic);
              }
            });
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arrival> out) {
    if (!rules.streams().containsKey(record.topic())) {
      leftOut.inc();
      return;
    }
    Arrival arrival = reader.read(raw(record));
    if (arrival.event() == null || arrival.event().stream().range() == null) {
      out.collect(arrival);
    } else {
      AuditEntry audit = arrival.audit();
      for (Event part : Spread.of(arrival.event())) {
        out.collect(Arrival.of(part).audited(audit));
        audit = null; // one record is one entry
      }
    }
  }

  private RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
    boolean trusted = !rules.stamped() || record.timestampType() == TimestampType.LOG_APPEND_TIME;
    return new RawRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        trusted ? record.timestamp() : RawRecord.UNSTAMPED,
        record.key(),
        record.value(),
        new RecordHeaders(
            header(record, RecordHeaders.SENT_AT), header(record, RecordHeaders.CAUSED_AT)),
        signed.contains(record.topic()) ? SignatureHeaders.of(record.headers()) : List.of());
  }

  private static long header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return RecordHeaders.read(header == null ? null : header.value());
  }

  @Override
  public TypeInformation<Arrival> getProducedType() {
    return type;
  }
}
