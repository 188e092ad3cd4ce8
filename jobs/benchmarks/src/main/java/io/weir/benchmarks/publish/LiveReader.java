package io.weir.benchmarks.publish;

import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.intake.RecordHeaders;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads decisions as a blocking service would: which version of the probing pattern made one first,
 * how long decisions take, how long none comes, and whether one comes twice.
 */
final class LiveReader implements Runnable {
  private static final List<String> NEEDED = List.of("decision_id", "revision", "signals");

  private final LiveTopics topics;
  private final EventCodec codec;
  private final Schema schema;
  private final Map<Integer, Long> firstSeen = new ConcurrentHashMap<>();
  private final Set<String> decided = new HashSet<>();
  private final Histogram latency = new Histogram(3_600_000L, 3);
  private final AtomicLong operations = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private volatile long longestPause;
  private volatile boolean stopped;
  private long lastMillis;

  LiveReader(LiveTopics topics) {
    SchemaStore schemas = StreamCatalog.shipped().schemas();
    this.topics = topics;
    this.codec = new EventCodec(schemas);
    this.schema = needed(schemas.named("io.weir.outputs.Decision"));
  }

  private static Schema needed(Schema whole) {
    List<Schema.Field> fields =
        NEEDED.stream()
            .map(whole::getField)
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return Schema.createRecord(whole.getName(), null, whole.getNamespace(), false, fields);
  }

  /** Operations decided so far, each once. */
  long operations() {
    return operations.get();
  }

  /** Decisions of a revision that had been read before. */
  long repeated() {
    return repeated.get();
  }

  /** Wall-clock millis at which a version of the probing pattern was first named; null: not yet. */
  Long firstSeen(int version) {
    return firstSeen.get(version);
  }

  /** The longest time without any decision since it was last forgotten, milliseconds. */
  long longestPause() {
    return longestPause;
  }

  /**
   * Milliseconds from when an operation was due to reading its decision, since it was forgotten.
   */
  Histogram latency() {
    synchronized (latency) {
      return latency.copy();
    }
  }

  /** Forgets pauses and latencies: from now on they count. */
  void forget() {
    synchronized (latency) {
      latency.reset();
      longestPause = 0;
      lastMillis = System.currentTimeMillis();
    }
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", topics.bootstrap(),
            "group.id", topics.of("reader"),
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed",
            "max.poll.records", "5000");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topics.of(LiveTopics.DECISIONS)));
      while (!stopped) {
        var records = consumer.poll(Duration.ofMillis(100));
        long now = System.currentTimeMillis();
        synchronized (latency) {
          for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.headers().lastHeader(RecordHeaders.HEARTBEAT) == null) {
              longestPause = Math.max(longestPause, now - lastMillis);
              lastMillis = now;
              take(record, now);
            }
          }
        }
      }
    } catch (UndecodableException e) {
      throw new IllegalStateException("the job wrote what its own schema cannot read", e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, long now) throws UndecodableException {
    GenericRecord decision = codec.decode(schema, record.value());
    int revision = (int) decision.get("revision");
    if (!decided.add(decision.get("decision_id") + " " + revision)) {
      repeated.incrementAndGet();
      return;
    }
    if (revision == 0) {
      operations.incrementAndGet();
      byte[] sentAt = record.headers().lastHeader(RecordHeaders.SENT_AT).value();
      long took = now - RecordHeaders.read(sentAt);
      latency.recordValue(Math.max(0, Math.min(took, 3_600_000L)));
    }
    for (Object signal : (List<?>) decision.get("signals")) {
      GenericRecord one = (GenericRecord) signal;
      if (one.get("pattern_id").toString().equals(Probe.ID)) {
        firstSeen.putIfAbsent((int) one.get("version"), now);
      }
    }
  }
}
