package io.weir.streaming.kafka;

import io.weir.streaming.heartbeat.HeartbeatOptions;
import io.weir.streaming.settings.KafkaSettings;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks the broker how many partitions the topic of decisions has. */
final class DecisionPartitions implements HeartbeatOptions.Partitions {
  private static final long serialVersionUID = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaSettings kafka;
  private final String topic;

  DecisionPartitions(KafkaSettings kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /** Fails, and with it the start, where the broker does not say. */
  @Override
  public int count() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.forConsumer(ClientDefaults.CONSUMER),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return consumer.partitionsFor(topic, PATIENCE).size();
    }
  }
}
