package io.weir.cli.connection;

import io.weir.cli.console.WrongUsageException;
import io.weir.patterns.problem.Suggestion;
import io.weir.streaming.settings.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What the brokers say of topics, or why nothing can be said. */
final class Topics implements AutoCloseable {
  private final Admin admin;
  private final String bootstrap;
  private final Duration patience;

  private Topics(Admin admin, String bootstrap, Duration patience) {
    this.admin = admin;
    this.bootstrap = bootstrap;
    this.patience = patience;
  }

  static Topics open(KafkaSettings kafka, Duration patience) {
    try {
      return new Topics(Admin.create(kafka.forAdmin()), kafka.bootstrap(), patience);
    } catch (KafkaException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new WrongUsageException(
          "Kafka cannot be reached with these settings ('kafka.bootstrap.servers' is '%s'): %s"
              .formatted(kafka.bootstrap(), why.getMessage()));
    }
  }

  /** Complains of the first topic that is not there. */
  void need(Collection<String> names) {
    Set<String> there = done(admin.listTopics().names());
    for (String name : names) {
      if (!there.contains(name)) {
        throw new WrongUsageException(
            "there is no topic '%s' at %s%s"
                .formatted(name, bootstrap, Suggestion.didYouMean(name, there)));
      }
    }
  }

  /** The newest time a record of these topics bears. */
  long newestTimestamp(List<String> names) {
    need(names);
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    done(admin.describeTopics(names).allTopicNames())
        .values()
        .forEach(
            topic ->
                topic
                    .partitions()
                    .forEach(
                        partition ->
                            asked.put(
                                new TopicPartition(topic.name(), partition.partition()),
                                OffsetSpec.maxTimestamp())));
    return done(admin.listOffsets(asked).all()).values().stream()
        .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::timestamp)
        .filter(timestamp -> timestamp >= 0)
        .max()
        .orElseThrow(
            () ->
                new WrongUsageException(
                    "no event says what time it is (time: simulated): give --at INSTANT"));
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  private <T> T done(KafkaFuture<T> future) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw away();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw away();
      }
      throw new WrongUsageException(
          "the brokers at " + bootstrap + " refuse: " + e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WrongUsageException("interrupted");
    }
  }

  private WrongUsageException away() {
    return new WrongUsageException(
        "no broker answers at %s within %s: is it running, and is 'kafka.bootstrap.servers' right?"
            .formatted(
                bootstrap, patience.toString().substring(2).toLowerCase(java.util.Locale.ROOT)));
  }
}
