package io.weir.streaming.kafka;

import io.weir.patterns.model.DurationText;
import io.weir.patterns.problem.Suggestion;
import io.weir.streaming.record.Destination;
import io.weir.streaming.settings.Delivery;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.StartRefusedException;
import io.weir.streaming.settings.TimeMode;
import io.weir.streaming.settings.TopicNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Looks at the topics before the job starts. A topic whose timestamps its producers choose, a log
 * of patterns or restrictions that forget, would be noticed only by what is not detected.
 */
public final class TopicCheck {
  private final Settings settings;
  private final TopicNames topics;
  private final int readers;
  private final List<String> problems = new ArrayList<>();

  private TopicCheck(Settings settings, int parallelism) {
    Integer own = settings.run().sourceParallelism();
    this.settings = settings;
    this.topics = settings.topics();
    this.readers = own == null ? parallelism : own;
  }

  /**
   * Checks the topics on the brokers the settings name.
   *
   * @param parallelism subtasks each stage will have
   * @throws StartRefusedException listing everything wrong
   */
  public static void run(Settings settings, int parallelism) {
    new TopicCheck(settings, parallelism).run();
  }

  private void run() {
    try (Brokers brokers = Brokers.open(settings.kafka())) {
      check(brokers);
    } catch (AuthorizationException e) {
      unreachable(why(e) + " The job must be allowed to DESCRIBE and DESCRIBE_CONFIGS its topics.");
    } catch (KafkaException e) {
      unreachable(why(e));
    }
    if (!problems.isEmpty()) {
      throw new StartRefusedException(problems);
    }
  }

  private void unreachable(String why) {
    problems.add("kafka.bootstrap.servers " + settings.kafka().bootstrap() + ": " + why);
  }

  private static String why(KafkaException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  private void check(Brokers brokers) {
    Set<String> present = brokers.topics();
    Set<String> read = new LinkedHashSet<>(topics.read());
    read.add(topics.patterns());
    Set<String> all = new LinkedHashSet<>(read);
    topics.outputs().entrySet().stream()
        .filter(output -> output.getKey() != Destination.SCORECARDS)
        .forEach(output -> all.add(output.getValue()));
    checkPresence(all, present);
    String restrictions = topics.of(Destination.RESTRICTIONS);
    Set<String> stamped = new LinkedHashSet<>(read);
    stamped.add(restrictions);
    stamped.retainAll(present);
    read.retainAll(present);
    Map<String, Config> configs = brokers.configs(stamped);
    for (String topic : stamped) {
      checkClock(topic, configs.get(topic));
    }
    if (present.contains(restrictions)) {
      checkKept(restrictions, configs.get(restrictions));
    }
    if (read.contains(topics.patterns())) {
      checkLog(configs.get(topics.patterns()), brokers);
    }
    if (present.contains(topics.of(Destination.AUDIT))) {
      checkAudit(topics.of(Destination.AUDIT), brokers);
    }
    checkParallelism(
        brokers.mostPartitions(settings.eventTopics().stream().filter(present::contains).toList()));
    if (settings.run().delivery() == Delivery.EXACTLY_ONCE) {
      checkTransactions(brokers.transactionMaximum());
    }
  }

  private void checkPresence(Set<String> wanted, Set<String> present) {
    for (String topic : wanted) {
      if (!present.contains(topic)) {
        String hint = Suggestion.didYouMean(topic, present);
        wrong(topic, "does not exist" + (hint.isEmpty() ? ": create it" : hint) + leaveOut(topic));
      }
    }
  }

  /** Not every bank has lists, labels or profiles to tell us of; who has none says so. */
  private String leaveOut(String topic) {
    return topics.streams().entrySet().stream()
        .filter(stream -> stream.getValue().equals(topic))
        .filter(stream -> settings.catalog().stream(stream.getKey()).input())
        .map(stream -> ", or do without it: 'streams.%s' empty".formatted(stream.getKey()))
        .findFirst()
        .orElse("");
  }

  private void checkClock(String topic, Config config) {
    boolean append = settings.time().mode() == TimeMode.APPEND;
    String expected = append ? "LogAppendTime" : "CreateTime";
    String found = config.get("message.timestamp.type").value();
    if (!expected.equals(found)) {
      wrong(
          topic,
          "message.timestamp.type is %s, must be %s with 'time: %s'"
              .formatted(found, expected, append ? "append" : "simulated"));
    }
  }

  /** Services that start later know only what the topic still has. */
  private void checkKept(String topic, Config config) {
    String policy = config.get("cleanup.policy").value();
    if (!policy.equals("compact")) {
      wrong(
          topic,
          "cleanup.policy is " + policy + ", must be compact: it would forget what is in force");
    }
  }

  private void checkLog(Config config, Brokers brokers) {
    String policy = config.get("cleanup.policy").value();
    if (policy.contains("compact")) {
      wrong(
          topics.patterns(), "cleanup.policy is " + policy + ", must be delete: a log of changes");
    }
    for (String retention : List.of("retention.ms", "retention.bytes")) {
      String limit = config.get(retention).value();
      if (!limit.equals("-1")) {
        wrong(
            topics.patterns(),
            retention + " is " + limit + ", must be -1: it would forget patterns");
      }
    }
    checkOrder(topics.patterns(), brokers, "what a change comes to depends on those before it");
  }

  private void checkAudit(String topic, Brokers brokers) {
    String policy = brokers.configs(Set.of(topic)).get(topic).get("cleanup.policy").value();
    if (policy.contains("compact")) {
      wrong(topic, "cleanup.policy is " + policy + ", must be delete: each record names another");
    }
    checkOrder(topic, brokers, "a chain has one order");
  }

  private void checkOrder(String topic, Brokers brokers, String why) {
    int partitions = brokers.mostPartitions(List.of(topic));
    if (partitions > 1) {
      wrong(topic, "has " + partitions + " partitions, must have one: " + why);
    }
  }

  /** Readers are dealt the partitions of each topic in turn; one without any has no watermark. */
  private void checkParallelism(int most) {
    if (most > 0 && readers > most) {
      problems.add(
          "%d subtasks would read, but no topic of events has more than %d partitions:"
                  .formatted(readers, most)
              + " set 'sourceParallelism' to at most "
              + most);
    }
  }

  private void checkTransactions(Long maximum) {
    long timeout = settings.run().transactionTimeout().toMillis();
    if (maximum != null && timeout > maximum) {
      problems.add(
          "'transactionTimeout' is %s, the broker allows %s (transaction.max.timeout.ms)"
              .formatted(DurationText.of(timeout), DurationText.of(maximum)));
    }
  }

  private void wrong(String topic, String problem) {
    problems.add("topic '" + topic + "' " + problem);
  }
}
