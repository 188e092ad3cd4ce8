package io.weir.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all partitions a topic has, in a thread of its own, and knows until when it has read
 * everything. A broker that is away is waited for.
 */
final class TopicFollower implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How often the broker is asked where a topic ends. */
  private static final Duration ASK_EVERY = Duration.ofSeconds(1);

  private final String topic;
  private final boolean fromBeginning;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<ConsumerRecord<byte[], byte[]>> each;
  private final LongSupplier clock;
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;
  private volatile long completeAt = Long.MIN_VALUE;
  private volatile RuntimeException failure;
  private volatile boolean closed;
  private volatile boolean ended;
  private volatile int partitions;
  private Map<TopicPartition, Long> ends;
  private long endsAt;
  private long asked;

  /**
   * @param kafka settings of a Kafka consumer, {@code bootstrap.servers} at least
   * @param fromBeginning whether what is there already is read too
   * @param each gets every record, in the follower's thread
   * @param clock epoch millis
   */
  TopicFollower(
      Map<String, Object> kafka,
      String topic,
      boolean fromBeginning,
      Consumer<ConsumerRecord<byte[], byte[]>> each,
      LongSupplier clock) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.putIfAbsent("isolation.level", "read_committed");
    properties.putIfAbsent("allow.auto.create.topics", "false");
    properties.putIfAbsent("fetch.max.wait.ms", "100");
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", fromBeginning ? "earliest" : "latest");
    this.topic = topic;
    this.fromBeginning = fromBeginning;
    this.each = each;
    this.clock = clock;
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
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      assign();
      while (!closed) {
        consumer.poll(POLL).forEach(each);
        lookForTheEnd();
      }
    } catch (WakeupException | InterruptException | InterruptedException e) {
      // Closed, or its thread's owner wants it to end.
      closed = true;
    } catch (RuntimeException e) { // Kafka's, or of whoever gets the records: somebody must know
      failure = e;
    } finally {
      ended = true;
      loaded.countDown();
      consumer.close();
      done.countDown();
    }
  }

  private void assign() throws InterruptedException {
    List<TopicPartition> all = List.of();
    while (all.isEmpty() && !closed) {
      try {
        all =
            consumer.partitionsFor(topic, PATIENCE).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
      } catch (TimeoutException e) {
        // The broker is away: nothing is loaded so far.
        continue;
      }
      if (all.isEmpty() && closing.await(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    consumer.assign(all);
    if (fromBeginning) {
      consumer.seekToBeginning(all);
    } else {
      consumer.seekToEnd(all);
      // Where the end is now, not where it is when the first poll asks.
      all.forEach(consumer::position);
    }
    partitions = all.size();
  }

  /** Asks now and again where the topic ends; once it has read as far, it was complete then. */
  private void lookForTheEnd() {
    if (ends == null && (asked == 0 || System.nanoTime() - asked >= ASK_EVERY.toNanos())) {
      ask();
    }
    if (ends != null && isReadTo(ends)) {
      completeAt = endsAt;
      ends = null;
      loaded.countDown();
    }
  }

  private void ask() {
    asked = System.nanoTime();
    endsAt = clock.getAsLong();
    try {
      ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
    } catch (TimeoutException e) {
      // Away: what was known stays known, and grows stale.
      ends = null;
    }
  }

  private boolean isReadTo(Map<TopicPartition, Long> places) {
    for (Map.Entry<TopicPartition, Long> place : places.entrySet()) {
      if (consumer.position(place.getKey(), PATIENCE) < place.getValue()) {
        return false;
      }
    }
    return true;
  }
}
