package io.weir.streaming.kafka;

import io.weir.streaming.settings.KafkaSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** What the brokers say of topics and of themselves; every method may throw KafkaException. */
final class Brokers implements AutoCloseable {
  private final Admin admin;

  private Brokers(Admin admin) {
    this.admin = admin;
  }

  static Brokers open(KafkaSettings settings) {
    return new Brokers(Admin.create(settings.forAdmin()));
  }

  /** Names of all topics the job may see. */
  Set<String> topics() {
    return done(admin.listTopics().names());
  }

  /** Settings of topics, by name. */
  Map<String, Config> configs(Collection<String> topics) {
    List<ConfigResource> resources =
        topics.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<String, Config> configs = new HashMap<>();
    done(admin.describeConfigs(resources).all())
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return configs;
  }

  /** The greatest number of partitions one of these topics has; 0 for no topics. */
  int mostPartitions(Collection<String> topics) {
    return done(admin.describeTopics(topics).allTopicNames()).values().stream()
        .mapToInt(topic -> topic.partitions().size())
        .max()
        .orElse(0);
  }

  /** How many partitions of these topics have no leader or do not say where they end. */
  int unreadable(Collection<String> topics) {
    Map<TopicPartition, OffsetSpec> led = new HashMap<>();
    int unreadable = 0;
    for (TopicDescription topic : done(admin.describeTopics(topics).allTopicNames()).values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        if (partition.leader() == null) {
          unreadable++;
        } else {
          led.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
        }
      }
    }
    ListOffsetsResult ends = admin.listOffsets(led);
    for (TopicPartition partition : led.keySet()) {
      try {
        done(ends.partitionResult(partition));
      } catch (KafkaException e) {
        unreadable++;
      }
    }
    return unreadable;
  }

  /** Longest transaction the brokers allow, in millis; null if the job may not ask that. */
  Long transactionMaximum() {
    try {
      Node any = done(admin.describeCluster().nodes()).iterator().next();
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, any.idString());
      Config config = done(admin.describeConfigs(List.of(broker)).all()).get(broker);
      return Long.valueOf(config.get("transaction.max.timeout.ms").value());
    } catch (AuthorizationException e) {
      return null;
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  private static <T> T done(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking the brokers", e);
    }
  }
}
