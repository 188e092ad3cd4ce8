package io.weir.streaming.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether a record stands between where a reader is and the end of a partition. Offsets alone do
 * not say: markers of transactions and what was aborted take some too, and what is not committed
 * yet has its append time already. So somebody reads on from there, a record at most.
 */
final class Ahead {
  private static final Duration ROUND = Duration.ofMillis(100);
  private static final int ROUNDS = 20;

  private Ahead() {}

  /**
   * Partitions that hold records not read yet, or may: what is not known in two seconds counts.
   *
   * @param consumer properties of the reader's own consumer
   * @param next what it reads next, as {@link KafkaPartitionSplit} has it
   * @param ends the offset after everything appended, what is not committed too
   * @throws org.apache.kafka.common.KafkaException if they cannot be read
   */
  static Set<TopicPartition> of(
      Properties consumer, Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> behind = new HashMap<>(next);
    behind.entrySet().removeIf(at -> at.getValue() >= ends.get(at.getKey()));
    if (behind.isEmpty()) {
      return Set.of();
    }
    Set<TopicPartition> unread = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(little(consumer))) {
      reader.assign(behind.keySet());
      behind.forEach((partition, offset) -> seek(reader, partition, offset));
      Set<TopicPartition> open = new HashSet<>(behind.keySet());
      for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
        unread.addAll(reader.poll(ROUND).partitions());
        open.removeIf(
            partition ->
                unread.contains(partition) || reader.position(partition) >= ends.get(partition));
        reader.assign(open);
      }
      unread.addAll(open);
    }
    return unread;
  }

  /** Without a group's offset a partition is read from its beginning, as the job does. */
  @SuppressWarnings("deprecation") // older savepoints have the mark of the latest offset
  private static void seek(
      KafkaConsumer<byte[], byte[]> reader, TopicPartition partition, long offset) {
    if (offset >= 0) {
      reader.seek(partition, offset);
    } else if (offset == KafkaPartitionSplit.EARLIEST_OFFSET) {
      reader.seekToBeginning(Set.of(partition));
    } else if (offset == KafkaPartitionSplit.LATEST_OFFSET) {
      reader.seekToEnd(Set.of(partition));
    }
  }

  private static Properties little(Properties consumer) {
    Properties little = new Properties();
    little.putAll(consumer);
    little.put("key.deserializer", ByteArrayDeserializer.class.getName());
    little.put("value.deserializer", ByteArrayDeserializer.class.getName());
    little.put("enable.auto.commit", "false");
    little.put("auto.offset.reset", "earliest");
    little.put("max.poll.records", "1");
    little.put("max.partition.fetch.bytes", "65536");
    return little;
  }
}
