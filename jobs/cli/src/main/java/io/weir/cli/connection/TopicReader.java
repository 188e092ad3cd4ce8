package io.weir.cli.connection;

import io.weir.cli.console.Progress;
import io.weir.cli.console.WrongUsageException;
import io.weir.streaming.settings.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics outside any consumer group: nothing the job does changes by it. For one thread. */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Map<String, String> DEFAULTS =
      Map.of("isolation.level", "read_committed", "allow.auto.create.topics", "false");

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final String topics;
  private final Duration patience;

  /** Where reading begins. */
  public enum From {
    BEGINNING,
    /** The end as it is when the topic is opened. */
    END
  }

  TopicReader(KafkaSettings kafka, List<String> names, From from, Duration patience) {
    this.patience = patience;
    this.topics = String.join("', '", names);
    try {
      consumer =
          new KafkaConsumer<>(
              kafka.forConsumer(DEFAULTS),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw unreadable(e);
    }
    try {
      partitions =
          names.stream()
              .flatMap(name -> consumer.partitionsFor(name).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      if (from == From.BEGINNING) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.endOffsets(partitions).forEach(consumer::seek);
      }
    } catch (KafkaException e) {
      consumer.close();
      throw unreadable(e);
    }
  }

  /** Begins, in each partition, with the first record appended at or after an instant. */
  public void seek(long appendTime) {
    try {
      Map<TopicPartition, Long> asked = new java.util.HashMap<>();
      partitions.forEach(partition -> asked.put(partition, appendTime));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer
          .offsetsForTimes(asked)
          .forEach(
              (partition, found) ->
                  consumer.seek(partition, found == null ? ends.get(partition) : found.offset()));
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  /** Whether records were removed from the beginning: by retention, or by somebody. */
  public boolean isShortened() {
    try {
      return consumer.beginningOffsets(partitions).values().stream().anyMatch(first -> first > 0);
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  /** The same, and tells how far it is. */
  public void toEnd(Consumer<ConsumerRecord<byte[], byte[]>> each, Progress progress) {
    long[] read = {0};
    toEnd(
        record -> {
          progress.at(++read[0]);
          each.accept(record);
        });
  }

  /** Reads everything up to what is the end now. */
  public void toEnd(Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      int fruitless = 0;
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        fruitless = poll(each) ? 0 : fruitless + 1;
        if (fruitless > patience.dividedBy(POLL)) {
          throw new WrongUsageException("topic '" + topics + "': nothing came for " + patience);
        }
      }
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  /** Waits a moment for records; whether any came. */
  public boolean poll(Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      records.forEach(each);
      return !records.isEmpty();
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private WrongUsageException unreadable(KafkaException e) {
    Throwable why = e.getCause() == null ? e : e.getCause();
    return new WrongUsageException("topic '" + topics + "' cannot be read: " + why.getMessage());
  }
}
