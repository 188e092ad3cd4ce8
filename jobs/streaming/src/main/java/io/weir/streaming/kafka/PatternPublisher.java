package io.weir.streaming.kafka;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.StreamCatalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes patterns and the policy to the pattern log. Thread-safe. */
public final class PatternPublisher {
  private final String bootstrap;
  private final String topic;
  private final String author;
  private final EventCodec codec;
  private final Schema change;

  /**
   * A publisher to one log.
   *
   * @param bootstrap where the brokers are
   * @param topic of the log
   * @param author who publishes
   */
  public PatternPublisher(String bootstrap, String topic, String author) {
    SchemaStore schemas = StreamCatalog.shipped().schemas();
    this.bootstrap = bootstrap;
    this.topic = topic;
    this.author = author;
    this.codec = new EventCodec(schemas);
    this.change = schemas.named("io.weir.outputs.PatternChange");
  }

  /**
   * Publishes a library and a policy; they are in the log when this returns.
   *
   * @param at the append time they are stamped with, by the simulated clock
   * @throws IllegalStateException if the broker does not take them
   */
  public void publish(PatternLibrary.Library library, String policy, long at)
      throws InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      sent.add(producer.send(record("POLICY", "policy", 1, policy, at)));
      for (PatternLibrary.Entry entry : library.entries()) {
        Pattern pattern = entry.pattern();
        sent.add(
            producer.send(record("PATTERN", pattern.id(), pattern.version(), entry.text(), at)));
      }
      for (Future<RecordMetadata> written : sent) {
        written.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the pattern set cannot be published", e.getCause());
    }
  }

  private ProducerRecord<byte[], byte[]> record(
      String kind, String id, int version, String content, long at) {
    GenericRecord entry = new GenericData.Record(change);
    entry.put("kind", new GenericData.EnumSymbol(change.getField("kind").schema(), kind));
    entry.put("id", id);
    entry.put("version", version);
    entry.put("content", content);
    entry.put("mode", null);
    entry.put("author", author);
    entry.put("reason", "shipped library");
    entry.put("published_at", at);
    return new ProducerRecord<>(
        topic, null, at, id.getBytes(StandardCharsets.UTF_8), codec.encode(entry));
  }
}
