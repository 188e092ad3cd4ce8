package io.weir.benchmarks;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a job writes for every operation, as a blocking service would, and takes the time. */
final class DecisionReader implements Runnable {
  private final String bootstrap;
  private final String topic;
  private final Histogram latency = new Histogram(3_600_000L, 3);
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean stopped;

  DecisionReader(String bootstrap, String topic) {
    this.bootstrap = bootstrap;
    this.topic = topic;
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

  /** Milliseconds from sending an operation to reading its decision. */
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
            if (record.headers().lastHeader("weir-heartbeat") == null) {
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
    Header sentAt = record.headers().lastHeader("weir-sent-at");
    if (sentAt != null) {
      long took = now - ByteBuffer.wrap(sentAt.value()).getLong();
      latency.recordValue(Math.max(0, Math.min(took, 3_600_000L)));
    }
  }
}
