package io.weir.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Asks the broker now and again which partitions a topic has and where they end, in a thread of its
 * own: a partition without a leader, or a broker that hangs, answers nothing for seconds, and
 * whoever reads the others must not wait for that.
 */
final class TopicEnds implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration ASK_EVERY = Duration.ofSeconds(1);

  private final String topic;
  private final LongSupplier clock;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Ends newest;
  private long said;
  private volatile Throwable failure;

  /**
   * Where a topic ended.
   *
   * @param number how often the broker had said so before
   * @param at epoch millis at which that was asked
   * @param places by partition, all there are
   */
  record Ends(long number, long at, Map<TopicPartition, Long> places) {
    Ends {
      places = Map.copyOf(places);
    }
  }

  /**
   * @param kafka settings of a Kafka consumer
   * @param clock epoch millis
   */
  TopicEnds(Map<String, Object> kafka, String topic, LongSupplier clock) {
    this.topic = topic;
    this.clock = clock;
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.putIfAbsent("metadata.max.age.ms", "30000"); // so late is a new partition known
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.thread = new Thread(this::run, "weir-client-ends-of-" + topic);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** What the broker said last; null before it said anything. */
  Ends newest() {
    return newest;
  }

  /** Why nobody asks any more; null while somebody does, and where it was closed. */
  Throwable failure() {
    return failure;
  }

  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
  }

  private void run() {
    try {
      do {
        ask();
      } while (!closing.await(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (WakeupException | InterruptException | InterruptedException e) {
      closing.countDown(); // closed
    } catch (RuntimeException | Error e) { // whoever reads has to know
      failure = e;
    } finally {
      consumer.close();
    }
  }

  private void ask() {
    try {
      List<TopicPartition> all = partitions(consumer, topic, PATIENCE);
      long at = clock.getAsLong();
      if (!all.isEmpty()) {
        newest = new Ends(++said, at, consumer.endOffsets(all, PATIENCE));
      }
    } catch (RetriableException e) {
      // Away, all of it or a part: what was known stays known, and grows stale.
    }
  }

  /**
   * All partitions of a topic there are.
   *
   * @throws RetriableException if the broker does not say within the time
   */
  static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic, Duration patience) {
    return consumer.partitionsFor(topic, patience).stream()
        .map(one -> new TopicPartition(one.topic(), one.partition()))
        .toList();
  }
}
