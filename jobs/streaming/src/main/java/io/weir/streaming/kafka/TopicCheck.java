package io.weir.streaming.kafka;

import io.weir.patterns.problem.Suggestion;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.StartRefusedException;
import io.weir.streaming.settings.TimeMode;
import io.weir.streaming.settings.TopicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Looks at the topics before the job starts. A topic whose timestamps its producers choose, or a
 * log of patterns that forgets, would be noticed only by what is not detected.
 */
public final class TopicCheck {
  private final Settings settings;
  private final TopicNames topics;
  private final List<String> problems = new ArrayList<>();

  private final int readers;

  private TopicCheck(Settings settings, int parallelism) {
    Integer own = settings.run().sourceParallelism();
    this.settings = settings;
    this.readers = own == null ? parallelism : own;
    this.topics = settings.topics();
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
    try (Admin admin = Admin.create(settings.kafka().forAdmin())) {
      check(admin);
    } catch (KafkaException e) {
      problems.add("kafka.bootstrap.servers " + settings.kafka().bootstrap() + ": " + why(e));
    }
    if (!problems.isEmpty()) {
      throw new StartRefusedException(problems);
    }
  }

  private void check(Admin admin) {
    Set<String> present = done(admin.listTopics().names());
    Set<String> wanted = wanted();
    for (String topic : wanted) {
      if (!present.contains(topic)) {
        String missing = "does not exist" + Suggestion.didYouMean(topic, present);
        wrong(topic, missing.contains("did you mean") ? missing : missing + ": create it");
      }
    }
    wanted.retainAll(present);
    Map<String, Config> configs = configs(admin, wanted);
    for (String topic : read()) {
      if (configs.containsKey(topic)) {
        checkClock(topic, configs.get(topic));
      }
    }
    if (configs.containsKey(topics.patterns())) {
      checkLog(configs.get(topics.patterns()));
    }
    checkParallelism(done(admin.describeTopics(present(topics.events(), present)).allTopicNames()));
  }

  private Set<String> wanted() {
    Set<String> wanted = new LinkedHashSet<>(read());
    wanted.addAll(topics.outputs().values());
    return wanted;
  }

  private List<String> read() {
    List<String> read = new ArrayList<>(topics.events());
    read.add(topics.patterns());
    return read;
  }

  private static List<String> present(Collection<String> topics, Set<String> present) {
    return topics.stream().filter(present::contains).toList();
  }

  private static Map<String, Config> configs(Admin admin, Collection<String> names) {
    Map<String, Config> configs = new HashMap<>();
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    done(admin.describeConfigs(resources).all())
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return configs;
  }

  private void checkClock(String topic, Config config) {
    boolean append = settings.time().mode() == TimeMode.APPEND;
    String expected = append ? "LogAppendTime" : "CreateTime";
    String found = value(config, "message.timestamp.type");
    if (!expected.equals(found)) {
      wrong(
          topic,
          "message.timestamp.type is %s, must be %s with 'time: %s'"
              .formatted(found, expected, append ? "append" : "simulated"));
    }
  }

  private void checkLog(Config config) {
    String policy = value(config, "cleanup.policy");
    if (policy.contains("compact")) {
      wrong(
          topics.patterns(), "cleanup.policy is " + policy + ", must be delete: a log of changes");
    }
    for (String retention : List.of("retention.ms", "retention.bytes")) {
      String limit = value(config, retention);
      if (!limit.equals("-1")) {
        wrong(
            topics.patterns(),
            retention + " is " + limit + ", must be -1: it would forget patterns");
      }
    }
  }

  /** Readers are dealt the partitions of each topic in turn; one without any has no watermark. */
  private void checkParallelism(Map<String, TopicDescription> descriptions) {
    int most =
        descriptions.values().stream().mapToInt(one -> one.partitions().size()).max().orElse(0);
    if (most > 0 && readers > most) {
      problems.add(
          "%d subtasks would read, but no topic of events has more than %d partitions:"
                  .formatted(readers, most)
              + " set 'sourceParallelism' to at most "
              + most);
    }
  }

  private void wrong(String topic, String problem) {
    problems.add("topic '" + topic + "' " + problem);
  }

  private static String value(Config config, String name) {
    return config.get(name) == null ? "unknown" : String.valueOf(config.get(name).value());
  }

  private static String why(KafkaException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
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
