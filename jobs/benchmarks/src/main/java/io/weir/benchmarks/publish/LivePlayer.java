package io.weir.benchmarks.publish;

import io.weir.streaming.intake.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends events that happen now at a steady rate until it is told to end. */
final class LivePlayer implements Runnable {
  private final LiveTopics topics;
  private final LiveEvents events;
  private final long perSecond;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong operations = new AtomicLong();
  private volatile boolean ended;

  LivePlayer(LiveTopics topics, LiveEvents events, long perSecond) {
    this.topics = topics;
    this.events = events;
    this.perSecond = perSecond;
  }

  /** Events sent so far. */
  long sent() {
    return sent.get();
  }

  /** Those of them that are to be decided. */
  long operations() {
    return operations.get();
  }

  void end() {
    ended = true;
  }

  /**
   * Complains where something was lost.
   *
   * @throws IllegalStateException if the broker refused a record
   */
  void check() {
    if (failure.get() != null) {
      throw new IllegalStateException("the broker did not take a record", failure.get());
    }
  }

  @Override
  public void run() {
    long started = System.nanoTime();
    long startedMillis = System.currentTimeMillis();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", topics.bootstrap(),
                "linger.ms", "1",
                "batch.size", "131072",
                "acks", "1"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      while (!ended) {
        pace(started);
        long due = due(startedMillis);
        LiveEvents.Live next = events.next(due);
        var unused =
            producer.send(
                record(next, due),
                (metadata, failed) -> {
                  if (failed != null) {
                    failure.compareAndSet(null, failed);
                  }
                });
        operations.addAndGet(next.operation() ? 1 : 0);
        sent.incrementAndGet();
      }
    }
  }

  private void pace(long started) {
    long ahead = started + (long) (sent.get() * 1e9 / perSecond) - System.nanoTime();
    if (ahead > 200_000) {
      LockSupport.parkNanos(ahead);
    }
  }

  /**
   * When the next event happens at this rate. Time runs from here and not from when it was sent, so
   * that a player that is held up does not hide how long decisions took.
   */
  private long due(long startedMillis) {
    return startedMillis + sent.get() * 1_000L / perSecond;
  }

  private ProducerRecord<byte[], byte[]> record(LiveEvents.Live event, long due) {
    byte[] sentAt = RecordHeaders.write(due);
    return new ProducerRecord<>(
        topics.of(event.stream()),
        null,
        event.key().getBytes(StandardCharsets.UTF_8),
        event.value(),
        List.of(new RecordHeader(RecordHeaders.SENT_AT, sentAt)));
  }
}
