package io.weir.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Everything a topic holds, from its beginning, read in the caller's thread and only while it
 * waits.
 *
 * <p>Reads committed records only. What has been read is kept, so a condition may also be met by a
 * record that came while another was awaited. Not safe for use by several threads.
 *
 * @param <T> what records are decoded to
 */
public final class TopicTail<T> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int TOLD = 10;

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Function<ConsumerRecord<byte[], byte[]>, T> decode;
  private final List<T> collected = new ArrayList<>();

  private TopicTail(
      String topic,
      KafkaConsumer<byte[], byte[]> consumer,
      Function<ConsumerRecord<byte[], byte[]>, T> decode) {
    this.topic = topic;
    this.consumer = consumer;
    this.decode = decode;
  }

  /** Opens a tail of all partitions the topic has now; what decodes to null is left out. */
  public static <T> TopicTail<T> open(
      String bootstrap, String topic, Function<ConsumerRecord<byte[], byte[]>, T> decode) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new TopicTail<>(topic, consumer, decode);
  }

  /** What has been read so far, in the order of reading. */
  public List<T> collected() {
    return List.copyOf(collected);
  }

  /**
   * Returns the first record, read already or yet to come, that fits.
   *
   * @throws AssertionError with the last records read if none comes within {@code patience}
   */
  public T await(Predicate<T> fits, Duration patience) {
    return awaitThat(records -> records.stream().anyMatch(fits), patience).stream()
        .filter(fits)
        .findFirst()
        .orElseThrow();
  }

  /** Returns all records as soon as there are {@code count}, or fails. */
  public List<T> awaitCount(int count, Duration patience) {
    return awaitThat(records -> records.size() >= count, patience);
  }

  /** Returns all records as soon as they fit together, or fails. */
  public List<T> awaitThat(Predicate<List<T>> fit, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!fit.test(collected())) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(
            "waited "
                + patience
                + " in vain on topic "
                + topic
                + ", which holds "
                + collected.size()
                + " records, the last of them "
                + lastOnes());
      }
      poll();
    }
    return collected();
  }

  /** Reads up to what is the end of the topic now and returns everything: no record is missing. */
  public List<T> untilNow() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll();
    }
    return collected();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void poll() {
    consumer
        .poll(POLL)
        .forEach(
            record -> {
              T decoded = decode.apply(record);
              if (decoded != null) {
                collected.add(decoded);
              }
            });
  }

  private List<T> lastOnes() {
    return collected.subList(Math.max(0, collected.size() - TOLD), collected.size());
  }
}
