package io.weir.benchmarks;

import io.weir.streaming.intake.RecordHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Plays a recording onto a round's topics, at a rate or as fast as the job keeps up, and stays with
 * its threads until it is stopped: what they used is only known of threads that live.
 */
final class Player implements Runnable {
  /** Operations that may be under way where no rate is given; more, and the player waits. */
  private static final long UNDER_WAY = 25_000;

  private final Recording recording;
  private final String bootstrap;
  private final Topics topics;
  private final long perSecond;
  private final LongSupplier decided;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private volatile int sent;
  private volatile boolean done;
  private volatile boolean stopped;
  private final CountDownLatch end = new CountDownLatch(1);

  /**
   * @param perSecond records a second; 0 for as many as go
   * @param decided operations decided so far
   */
  Player(
      Recording recording, String bootstrap, Topics topics, long perSecond, LongSupplier decided) {
    this.recording = recording;
    this.bootstrap = bootstrap;
    this.topics = topics;
    this.perSecond = perSecond;
    this.decided = decided;
  }

  Recording recording() {
    return recording;
  }

  /** Records a second; 0 for as many as go. */
  long perSecond() {
    return perSecond;
  }

  /** Sends no more. */
  void stop() {
    stopped = true;
    end.countDown();
  }

  int sent() {
    return sent;
  }

  /**
   * Whether all was sent.
   *
   * @throws IllegalStateException if the broker refused some of it
   */
  boolean done() {
    if (failure.get() != null) {
      throw new IllegalStateException("the broker did not take a record", failure.get());
    }
    return done;
  }

  @Override
  public void run() {
    play(this::awaitStop);
  }

  /** Sends all and ends. */
  void send() {
    play(() -> {});
  }

  private void awaitStop() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void play(Runnable afterwards) {
    long started = System.nanoTime();
    long startedMillis = System.currentTimeMillis();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = 0; i < recording.size() && !stopped; i++) {
        pace(started, i);
        var unused =
            producer.send(
                record(recording.get(i), due(startedMillis, i)),
                (metadata, failed) -> {
                  if (failed != null) {
                    failure.compareAndSet(null, failed);
                  }
                });
        sent = i + 1;
      }
      producer.flush();
      done = true;
      afterwards.run();
    } finally {
      done = true;
    }
  }

  /**
   * When a record is due at this rate. Time runs from here and not from when it was sent, so that a
   * player that is held up does not hide how long decisions took.
   */
  private long due(long startedMillis, int number) {
    return perSecond > 0 ? startedMillis + number * 1_000L / perSecond : System.currentTimeMillis();
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "client.id",
            Round.PLAYER,
            "bootstrap.servers",
            bootstrap,
            "linger.ms",
            perSecond == 0 ? "20" : "1",
            "batch.size",
            "131072",
            "acks",
            "1",
            "buffer.memory",
            "67108864"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void pace(long started, int next) {
    if (perSecond > 0) {
      long ahead = started + (long) (next * 1e9 / perSecond) - System.nanoTime();
      if (ahead > 200_000) {
        LockSupport.parkNanos(ahead);
      }
      return;
    }
    while ((next & 0xff) == 0
        && !stopped
        && recording.operationsAmong(next) - decided.getAsLong() > UNDER_WAY) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private ProducerRecord<byte[], byte[]> record(Recording.Sending record, long due) {
    byte[] sentAt = RecordHeaders.write(due);
    List<Header> headers = List.of(new RecordHeader(RecordHeaders.SENT_AT, sentAt));
    return new ProducerRecord<>(
        topics.of(record.topic()),
        null,
        record.appendTime(),
        record.key(),
        record.value(),
        headers);
  }
}
