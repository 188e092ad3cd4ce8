package io.weir.streaming.kafka;

import io.weir.schemas.StreamCatalog;
import io.weir.signing.Authority;
import io.weir.streaming.gatekeeper.PatternLog;
import io.weir.streaming.intake.ControlReader;
import io.weir.streaming.intake.KafkaControlSchema;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.settings.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The log of patterns and policy on Kafka: read by a consumer of its own, outside any group. */
final class KafkaPatternLog implements PatternLog {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  /** As a running job reads it, whatever the broker's clock did meanwhile. */
  static final Comparator<ControlRecord> IN_ORDER =
      Comparator.comparingInt(ControlRecord::partition).thenComparingLong(ControlRecord::offset);

  private final KafkaSettings kafka;
  private final String topic;
  private final StreamCatalog catalog;
  private final Authority authority;

  KafkaPatternLog(KafkaSettings kafka, String topic, StreamCatalog catalog, Authority authority) {
    this.authority = authority;
    this.kafka = kafka;
    this.topic = topic;
    this.catalog = catalog;
  }

  @Override
  public List<ControlRecord> readToEnd() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.forConsumer(ClientDefaults.CONSUMER),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return read(consumer);
    } catch (KafkaException e) {
      throw unreadable(e.getMessage(), e);
    }
  }

  private List<ControlRecord> read(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, PATIENCE).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw unreadable("it does not exist", null);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    ControlReader reader = new ControlReader(catalog, authority);
    List<ControlRecord> entries = new ArrayList<>();
    for (int fruitless = 0; !isRead(consumer, ends); fruitless++) {
      if (fruitless > PATIENCE.dividedBy(POLL)) {
        throw unreadable("nothing came for " + PATIENCE.toSeconds() + " s", null);
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      records.forEach(record -> entries.add(reader.read(KafkaControlSchema.raw(record))));
      fruitless = records.isEmpty() ? fruitless : 0;
    }
    entries.sort(IN_ORDER);
    return entries;
  }

  private UncheckedIOException unreadable(String why, KafkaException cause) {
    return new UncheckedIOException(
        new IOException(
            "the log of patterns, topic '%s', cannot be read to its end: %s".formatted(topic, why),
            cause));
  }

  private static boolean isRead(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
  }
}
