package io.weir.streaming.job;

import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.intake.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Sends events and changes of the pattern set to a run's topics. */
final class Sender {
  private static final SchemaStore SCHEMAS = StreamCatalog.shipped().schemas();
  private static final Schema CHANGE = SCHEMAS.named("io.weir.outputs.PatternChange");

  private final TestTopics topics;
  private final EventCodec codec = new EventCodec(SCHEMAS);

  Sender(TestTopics topics) {
    this.topics = topics;
  }

  /**
   * An event and when it is appended.
   *
   * @param event the event
   * @param at epoch millis by the topics' simulated clock
   */
  record Appended(TestEvent event, long at) {}

  /**
   * Sends events in order, just now; on a simulated clock they are appended when they happen.
   * Returns when the broker has them.
   */
  List<RecordMetadata> send(TestEvent... events) {
    return send(List.of(events));
  }

  /** See {@link #send(TestEvent...)}. */
  List<RecordMetadata> send(List<TestEvent> events) {
    return topics
        .kafka()
        .sendAll(events.stream().map(event -> record(event, event.time(), true)).toList());
  }

  /**
   * Sends an event, just now, that is appended later than it happened.
   *
   * @param at append time, where the topics' clock is simulated
   */
  void sendLate(TestEvent event, long at) {
    topics.kafka().sendAll(List.of(record(event, at, true)));
  }

  /**
   * Sends events to topics of a simulated clock without saying when they are really sent: to the
   * job they are as old as their append times.
   */
  void sendOld(List<Appended> events) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    events.forEach(one -> records.add(record(one.event(), one.at(), false)));
    topics.kafka().sendAll(records);
  }

  /** As {@link #send(TestEvent...)}, to a partition. */
  void sendTo(int partition, TestEvent event) {
    ProducerRecord<byte[], byte[]> any = record(event, event.time(), true);
    topics
        .kafka()
        .send(
            new ProducerRecord<>(
                any.topic(), partition, any.timestamp(), any.key(), any.value(), any.headers()));
  }

  /** Sends any bytes to a partition of a stream's topic. */
  RecordMetadata sendRaw(String stream, int partition, byte[] key, byte[] value, long at) {
    Long stamp = topics.appendTime() ? null : Long.valueOf(at);
    return topics
        .kafka()
        .send(new ProducerRecord<>(topics.of(stream), partition, stamp, key, value));
  }

  /**
   * Publishes a pattern file, or a policy.
   *
   * @param kind PATTERN or POLICY
   * @param at append time where the topics' clock is simulated
   * @return where it stands in the log
   */
  RecordMetadata publish(String kind, String id, int version, String content, long at) {
    return publish(kind, id, version, content, null, at);
  }

  /** The same in another mode than the file's; null: in the file's. */
  RecordMetadata publish(
      String kind, String id, int version, String content, String mode, long at) {
    GenericRecord entry = new GenericData.Record(CHANGE);
    entry.put("kind", new GenericData.EnumSymbol(CHANGE.getField("kind").schema(), kind));
    entry.put("id", id);
    entry.put("version", version);
    entry.put("content", content);
    entry.put("mode", mode);
    entry.put("author", "a test");
    entry.put("reason", "a test");
    entry.put("published_at", at);
    return topics
        .kafka()
        .send(new ProducerRecord<>(topics.of("patterns"), 0, at, utf8(id), codec.encode(entry)));
  }

  /** Publishes test patterns as in force for a long time. */
  void publishLongAgo(TestPattern... patterns) {
    long longAgo = now() - TestPattern.LONG_AGO.toMillis();
    for (TestPattern pattern : patterns) {
      publish("PATTERN", pattern.id(), 1, pattern.text(), longAgo);
    }
  }

  private ProducerRecord<byte[], byte[]> record(TestEvent event, long at, boolean saySent) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topics.of(event.stream()), null, at, utf8(event.key()), event.bytes());
    if (saySent) {
      record.headers().add(new RecordHeader(RecordHeaders.SENT_AT, RecordHeaders.write(now())));
    }
    return record;
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
