package io.weir.benchmarks;

import io.weir.streaming.intake.RecordHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a job writes for every operation, as a blocking service would, and takes the time. */
final class DecisionReader implements Runnable {
  private final String bootstrap;
  private final String topic;
  private final Predicate<ConsumerRecord<byte[], byte[]>> timed;
  private final Histogram latency = new Histogram(3_600_000L, 3);
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean stopped;

  DecisionReader(String bootstrap, String topic) {
    this(bootstrap, topic, record -> true);
  }

  /**
   * @param timed which of the records read are of interest: of others no time is taken
   */
  DecisionReader(String bootstrap, String topic, Predicate<ConsumerRecord<byte[], byte[]>> timed) {
    this.bootstrap = bootstrap;
    this.topic = topic;
    this.timed = timed;
  }

  /** Decisions read so far. */
  long read() {
    return read.get();
  }

  /** Mean size of a decision in bytes, 0 before the first. */
  int meanBytes() {
    return (int) (bytes.get() / Math.max(1, read.get()));
  }

  void stop() {
    stopped = true;
  }

  /** Forgets what was measured: from now on it counts. */
  void forgetLatency() {
    synchronized (latency) {
      latency.reset();
    }
  }

  /** Milliseconds from when an operation was due to be sent to reading its decision. */
  Histogram latency() {
    synchronized (latency) {
      return latency.copy();
    }
  }

  @Override
  public void run() {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", bootstrap,
            "group.id", topic + "-reader",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed",
            "max.poll.records", "5000");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (!stopped) {
        var records = consumer.poll(Duration.ofMillis(100));
        long now = System.currentTimeMillis();
        int decisions = 0;
        synchronized (latency) {
          for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.headers().lastHeader(RecordHeaders.HEARTBEAT) == null) {
              take(record, now);
              bytes.addAndGet(record.value().length);
              decisions++;
            }
          }
        }
        read.addAndGet(decisions);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, long now) {
    Header sentAt = record.headers().lastHeader(RecordHeaders.SENT_AT);
    if (sentAt != null && timed.test(record)) {
      long took = now - RecordHeaders.read(sentAt.value());
      latency.recordValue(Math.max(0, Math.min(took, 3_600_000L)));
    }
  }
}
