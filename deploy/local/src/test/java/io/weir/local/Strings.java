package io.weir.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads topics of strings. */
final class Strings {

  private Strings() {}

  /**
   * Sends and returns when the broker has them all; {@code timestamp} null for the current time.
   */
  static void send(EmbeddedKafka to, String topic, Long timestamp, List<String> values)
      throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", to.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, null, timestamp, value, value)).get();
      }
    }
  }

  /** Reads committed records from the beginning until {@code count} are there. */
  static List<ConsumerRecord<String, String>> read(
      EmbeddedKafka from, String topic, int partitions, int count) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", from.bootstrap(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> assigned =
          IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
      consumer.assign(assigned);
      consumer.seekToBeginning(assigned);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      Poll.until(
          count + " records of " + topic,
          Duration.ofSeconds(30),
          () -> {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return records.size() >= count;
          });
      return records;
    }
  }
}
