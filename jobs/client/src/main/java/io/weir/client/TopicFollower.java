package io.weir.client;

import io.weir.client.TopicEnds.Ends;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all partitions a topic has or is given later, in a thread of its own, and knows until when
 * it has read everything. A broker that is away is waited for, and no partition waits for another.
 */
final class TopicFollower implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How often is looked for a topic that is not there. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final String topic;
  private final boolean fromBeginning;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<ConsumerRecord<byte[], byte[]>> each;
  private final Runnable gap;
  private final TopicEnds ends;
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;
  private volatile long completeAt = Long.MIN_VALUE;
  private volatile RuntimeException failure;
  private volatile boolean closed;
  private volatile boolean ended;
  private volatile int partitions;
  private long followed;

  /**
   * Reads from the beginning, and begins again where its place is gone: of a compacted topic
   * nothing is missed so.
   *
   * @param kafka settings of a Kafka consumer, {@code bootstrap.servers} at least
   * @param each gets every record, in the follower's thread
   * @param clock epoch millis
   */
  TopicFollower(
      Map<String, Object> kafka,
      String topic,
      Consumer<ConsumerRecord<byte[], byte[]>> each,
      LongSupplier clock) {
    this(kafka, topic, true, each, () -> {}, clock);
  }

  /**
   * Reads what is written from now on.
   *
   * @param gap told in the follower's thread where what is read next is gone, before it goes on
   *     behind
   */
  TopicFollower(
      Map<String, Object> kafka,
      String topic,
      Consumer<ConsumerRecord<byte[], byte[]>> each,
      Runnable gap,
      LongSupplier clock) {
    this(kafka, topic, false, each, gap, clock);
  }

  private TopicFollower(
      Map<String, Object> kafka,
      String topic,
      boolean fromBeginning,
      Consumer<ConsumerRecord<byte[], byte[]>> each,
      Runnable gap,
      LongSupplier clock) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.putIfAbsent("isolation.level", "read_committed");
    properties.putIfAbsent("allow.auto.create.topics", "false");
    properties.putIfAbsent("fetch.max.wait.ms", "100");
    properties.put("enable.auto.commit", "false");
    // Kafka would go on at the end, and tell nobody.
    properties.put("auto.offset.reset", fromBeginning ? "earliest" : "none");
    this.topic = topic;
    this.fromBeginning = fromBeginning;
    this.each = each;
    this.gap = gap;
    this.ends = new TopicEnds(properties, topic, clock);
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.thread = new Thread(this::run, "weir-client-" + topic);
    thread.setDaemon(true);
  }

  TopicFollower start() {
    thread.start();
    return this;
  }

  /** Whether everything that was there at the start has been read within the time. */
  boolean awaitLoaded(Duration patience) throws InterruptedException {
    return loaded.await(patience.toMillis(), TimeUnit.MILLISECONDS) && !ended;
  }

  boolean isLoaded() {
    return loaded.getCount() == 0 && !ended;
  }

  /** How many partitions it reads; 0 before it knows. */
  int partitions() {
    return partitions;
  }

  /** Why it stopped; null while it runs, and where it was closed. */
  RuntimeException failure() {
    return failure;
  }

  /** Epoch millis up to which everything written has been read; Long.MIN_VALUE: nothing yet. */
  long completeAt() {
    return completeAt;
  }

  @Override
  public void close() {
    closed = true;
    closing.countDown();
    consumer.wakeup();
    if (Thread.currentThread() == thread) {
      return; // who gets the records cannot wait for himself
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      ends.start();
      assign();
      while (!closed) {
        read();
      }
    } catch (InterruptedException | RuntimeException | Error e) { // Kafka, or whoever listens
      end(e);
    } finally {
      ended = true;
      loaded.countDown();
      release();
    }
  }

  private void release() {
    Thread.interrupted(); // or Kafka's client would not close
    try {
      ends.close();
      consumer.close();
    } finally {
      done.countDown();
    }
  }

  private void read() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (closed) {
          return;
        }
        each.accept(record);
      }
      follow(ends.newest());
    } catch (OffsetOutOfRangeException e) {
      gap.run();
      resume(e);
    }
  }

  /** Goes on with what is left: behind what was deleted, or where another log takes over. */
  private void resume(OffsetOutOfRangeException lost) {
    Map<TopicPartition, OffsetAndMetadata> same =
        lost instanceof LogTruncationException cut ? cut.divergentOffsets() : Map.of();
    for (TopicPartition one : lost.partitions()) {
      if (same.containsKey(one)) {
        consumer.seek(one, same.get(one));
      } else {
        consumer.seekToBeginning(List.of(one));
      }
    }
  }

  /** Somebody must know why nothing is read any more, unless he wanted it. */
  private void end(Throwable cause) {
    if (!closed) {
      failure =
          cause instanceof RuntimeException known
              ? known
              : new IllegalStateException("nothing of " + topic + " is read any more", cause);
    }
  }

  private void assign() throws InterruptedException {
    List<TopicPartition> all = List.of();
    while (all.isEmpty() && !closed) {
      try {
        all = TopicEnds.partitions(consumer, topic, PATIENCE);
      } catch (RetriableException e) {
        // The broker is away: nothing is loaded so far.
        continue;
      }
      if (all.isEmpty() && closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    consumer.assign(all);
    if (fromBeginning) {
      consumer.seekToBeginning(all);
    } else {
      consumer.seekToEnd(all);
      // Where the end is now, not where it is when the first poll asks.
      for (TopicPartition one : all) {
        awaitPosition(one);
      }
    }
    partitions = all.size();
  }

  private void awaitPosition(TopicPartition partition) {
    while (!closed && position(partition, PATIENCE) < 0) {
      // Without a leader: asked again.
    }
  }

  /** What is read next of a partition; -1 where that is not known within the time. */
  private long position(TopicPartition partition, Duration patience) {
    try {
      return consumer.position(partition, patience);
    } catch (RetriableException e) {
      return -1;
    }
  }

  /** Once it has read to where the topic ended, it was complete then. */
  private void follow(Ends said) {
    if (ends.failure() != null) {
      throw new IllegalStateException("nobody asks where " + topic + " ends", ends.failure());
    }
    if (said == null || said.number() == followed) {
      return;
    }
    if (said.places().size() > partitions) {
      take(said.places().keySet());
    }
    if (isReadTo(said.places())) {
      followed = said.number();
      completeAt = said.at();
      loaded.countDown();
    }
  }

  /** Partitions were added: all that was ever written to them is read, by whoever listens too. */
  private void take(Set<TopicPartition> all) {
    Set<TopicPartition> added = new HashSet<>(all);
    added.removeAll(consumer.assignment());
    consumer.assign(all);
    consumer.seekToBeginning(added);
    partitions = all.size();
  }

  private boolean isReadTo(Map<TopicPartition, Long> places) {
    for (Map.Entry<TopicPartition, Long> place : places.entrySet()) {
      if (position(place.getKey(), Duration.ZERO) < place.getValue()) {
        return false; // or not known, as after a change of leader
      }
    }
    return true;
  }
}
