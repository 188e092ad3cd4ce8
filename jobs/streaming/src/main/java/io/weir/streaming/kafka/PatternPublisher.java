package io.weir.streaming.kafka;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.encode.ChangeForm;
import io.weir.streaming.intake.SignatureHeaders;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.PatternChange.Kind;
import io.weir.streaming.settings.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes patterns and the policy to the pattern log. Thread-safe. */
public final class PatternPublisher {
  private final KafkaSettings kafka;
  private final String topic;
  private final EventCodec codec;
  private final ChangeForm form;

  /** A publisher to one log. */
  public PatternPublisher(KafkaSettings kafka, String topic) {
    SchemaStore schemas = StreamCatalog.shipped().schemas();
    this.kafka = kafka;
    this.topic = topic;
    this.codec = new EventCodec(schemas);
    this.form = new ChangeForm(schemas.named("io.weir.outputs.PatternChange"));
  }

  /** A publisher to one log of brokers that ask for nothing but an address. */
  public PatternPublisher(String bootstrap, String topic) {
    this(new KafkaSettings(Map.of("bootstrap.servers", bootstrap), Map.of(), Map.of()), topic);
  }

  /**
   * Publishes a library and a policy; they are in the log when this returns.
   *
   * @param author who publishes
   * @param at the append time they are stamped with, by the simulated clock
   * @throws IllegalStateException if the broker does not take them
   */
  public void publish(PatternLibrary.Library library, String policy, String author, long at)
      throws InterruptedException {
    List<PatternChange> changes = new ArrayList<>();
    String reason = "shipped library";
    changes.add(new PatternChange(Kind.POLICY, "policy", 1, policy, null, author, reason, at));
    for (PatternLibrary.Entry entry : library.entries()) {
      Pattern pattern = entry.pattern();
      changes.add(
          new PatternChange(
              Kind.PATTERN,
              pattern.id(),
              pattern.version(),
              entry.text(),
              null,
              author,
              reason,
              at));
    }
    try {
      publish(changes);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the pattern set cannot be published", e.getCause());
    }
  }

  /**
   * Publishes changes in order; they are in the log when this returns.
   *
   * @return where each stands
   * @throws ExecutionException with the broker's reason, if it does not take one of them; those
   *     before it may be in the log
   */
  public List<RecordMetadata> publish(List<PatternChange> changes)
      throws ExecutionException, InterruptedException {
    return publishRecords(changes.stream().map(this::record).toList());
  }

  /** The same for changes that may be signed; see {@link #publish(List)}. */
  public List<RecordMetadata> publishRecords(List<ChangeRecord> changes)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.forProducer(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (ChangeRecord change : changes) {
        sent.add(producer.send(toSend(change)));
      }
      List<RecordMetadata> places = new ArrayList<>();
      for (Future<RecordMetadata> written : sent) {
        places.add(written.get());
      }
      return places;
    }
  }

  private ProducerRecord<byte[], byte[]> toSend(ChangeRecord change) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, null, change.change().publishedAt(), change.key(), change.value());
    SignatureHeaders.add(record.headers(), change.signatures());
    return record;
  }

  /** A change as it is written, unsigned. */
  public ChangeRecord record(PatternChange change) {
    byte[] key = change.id().getBytes(StandardCharsets.UTF_8);
    return new ChangeRecord(change, key, codec.encode(form.of(change)), List.of());
  }
}
