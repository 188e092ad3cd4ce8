package io.weir.streaming.kafka;

import static java.util.stream.Collectors.toSet;

import io.weir.streaming.settings.KafkaSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the brokers say of topics and of themselves; every method may throw KafkaException. */
final class Brokers implements AutoCloseable {
  /** So long a leader has to say where partitions end; one that is gone does not say it. */
  private static final int END_MILLIS = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Brokers.class);

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

  /**
   * The offset after everything appended to these partitions, what is not committed too; without
   * those that have no leader or do not say it within ten seconds.
   */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> led = new HashMap<>();
    Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(toSet());
    DescribeTopicsOptions soon = new DescribeTopicsOptions().timeoutMs(END_MILLIS);
    for (TopicDescription topic :
        done(admin.describeTopics(topics, soon).allTopicNames()).values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        TopicPartition named = new TopicPartition(topic.name(), partition.partition());
        if (partition.leader() != null && partitions.contains(named)) {
          led.put(named, OffsetSpec.latest());
        }
      }
    }
    ListOffsetsResult asked =
        admin.listOffsets(led, new ListOffsetsOptions().timeoutMs(END_MILLIS));
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (TopicPartition partition : led.keySet()) {
      try {
        ends.put(partition, done(asked.partitionResult(partition)).offset());
      } catch (KafkaException e) {
        LOG.debug("{} does not say where it ends", partition, e);
      }
    }
    return ends;
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
