package io.weir.streaming.kafka;

import io.weir.schemas.StreamCatalog;
import io.weir.signing.Authority;
import io.weir.streaming.intake.KafkaControlSchema;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.record.Slip;
import io.weir.streaming.scorecard.SlipReader;
import io.weir.streaming.scorecard.Source;
import io.weir.streaming.serial.WireType;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what Kafka's records say to the scores. */
final class KafkaSlipSchema implements KafkaRecordDeserializationSchema<Slip> {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private final HashMap<String, Source> byTopic;
  private final Authority authority;
  private transient SlipReader reader;

  /**
   * @param authority says whose dispositions count
   */
  KafkaSlipSchema(StreamCatalog catalog, Map<String, Source> byTopic, Authority authority) {
    this.catalog = catalog;
    this.authority = authority;
    this.byTopic = new HashMap<>(byTopic);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    reader = new SlipReader(catalog, byTopic, authority);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Slip> out) {
    boolean heartbeat = record.headers().lastHeader(RecordHeaders.HEARTBEAT) != null;
    out.collect(reader.read(KafkaControlSchema.raw(record), heartbeat));
  }

  @Override
  public TypeInformation<Slip> getProducedType() {
    return WireType.slips();
  }
}
