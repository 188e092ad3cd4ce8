package io.weir.streaming.intake;

import io.weir.schemas.StreamCatalog;
import io.weir.signing.Authority;
import io.weir.streaming.record.ControlRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads entries of the log of patterns and policy from Kafka's records. */
public final class KafkaControlSchema implements KafkaRecordDeserializationSchema<ControlRecord> {
  private final StreamCatalog catalog;
  private final Authority authority;
  private final TypeInformation<ControlRecord> type;
  private transient ControlReader reader;

  /**
   * @param authority whose signatures allow what
   */
  public KafkaControlSchema(
      StreamCatalog catalog, Authority authority, TypeInformation<ControlRecord> type) {
    this.catalog = catalog;
    this.authority = authority;
    this.type = type;
  }

  /** A record of Kafka's as control logs are read, wherever they are. */
  public static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
    return new RawRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        RecordHeaders.NONE,
        SignatureHeaders.of(record.headers()));
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    reader = new ControlReader(catalog, authority);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ControlRecord> out) {
    out.collect(reader.read(raw(record)));
  }

  @Override
  public TypeInformation<ControlRecord> getProducedType() {
    return type;
  }
}
