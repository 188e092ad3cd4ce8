package io.weir.streaming.kafka;

import io.weir.signing.Signatures;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.settings.TopicNames;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Sends each record to the topic of its destination. */
final class OutRecordSchema implements KafkaRecordSerializationSchema<OutRecord> {
  private final TopicNames topics;

  OutRecordSchema(TopicNames topics) {
    this.topics = topics;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      OutRecord record, KafkaSinkContext context, Long timestamp) {
    if (record.isNotice()) {
      return null; // nothing is sent, says the connector
    }
    boolean stamped = record.timestamp() >= 0;
    ProducerRecord<byte[], byte[]> sent =
        new ProducerRecord<>(
            topics.of(record.destination()),
            record.partition() == OutRecord.ANY_PARTITION ? null : record.partition(),
            stamped ? record.timestamp() : null,
            record.key(),
            record.value());
    if (record.sentAt() >= 0) {
      sent.headers()
          .add(new RecordHeader(RecordHeaders.SENT_AT, RecordHeaders.write(record.sentAt())));
    }
    if (stamped && record.destination() == Destination.SIGNALS) {
      sent.headers()
          .add(new RecordHeader(RecordHeaders.CAUSED_AT, RecordHeaders.write(record.timestamp())));
    }
    if (record.signature() != null) {
      sent.headers().add(Signatures.HEADER, Signatures.bytes(record.signature()));
    }
    if (record.heartbeat() != null) {
      sent.headers().add(new RecordHeader(RecordHeaders.HEARTBEAT, record.heartbeat()));
    }
    return sent;
  }
}
