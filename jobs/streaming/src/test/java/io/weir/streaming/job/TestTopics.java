package io.weir.streaming.job;

import io.weir.local.TopicSettings;
import io.weir.testkit.KafkaFixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;

/** All topics of one run of the job, named so that no other run has them. */
final class TestTopics {
  static final List<String> STREAMS = List.of("login", "device", "payment");

  /** Streams that say what is known; a topic of each has one partition. */
  static final List<String> INPUTS =
      List.of("indicator", "disposition", "directive", "profile", "treasury");

  /** Topics besides those of the streams, by their settings. */
  private static final List<String> OTHERS =
      List.of(
          "patterns",
          "signals",
          "decisions",
          "restrictions",
          "alerts",
          "patternVerdicts",
          "deadLetters",
          "late",
          "audit",
          "scorecards");

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final KafkaFixture kafka;
  private final int partitions;
  private final boolean appendTime;
  private final Map<String, String> names = new LinkedHashMap<>();

  private TestTopics(KafkaFixture kafka, int partitions, boolean appendTime) {
    this.kafka = kafka;
    this.partitions = partitions;
    this.appendTime = appendTime;
    int run = RUNS.incrementAndGet();
    List<NewTopic> topics = new ArrayList<>();
    STREAMS.forEach(stream -> topics.add(topic(stream, run, partitions)));
    INPUTS.forEach(stream -> topics.add(topic(stream, run, 1)));
    OTHERS.forEach(
        other -> topics.add(topic(other, run, other.equals("decisions") ? partitions : 1)));
    kafka.broker().createTopics(topics);
  }

  /** Topics as production has them: the broker says when a record was appended. */
  static TestTopics onAppendTime(KafkaFixture kafka, int partitions) {
    return new TestTopics(kafka, partitions, true);
  }

  /** Topics on which the sender says when a record was appended. */
  static TestTopics onSimulatedClock(KafkaFixture kafka, int partitions) {
    return new TestTopics(kafka, partitions, false);
  }

  private NewTopic topic(String purpose, int run, int partitions) {
    String name = "run-" + run + "-" + purpose;
    names.put(purpose, name);
    return new NewTopic(name, partitions, (short) 1)
        .configs(purpose.equals("restrictions") ? compacted() : kept());
  }

  private Map<String, String> kept() {
    return appendTime ? TopicSettings.appendTime() : TopicSettings.simulatedClock();
  }

  private Map<String, String> compacted() {
    return appendTime ? TopicSettings.compactedOnAppendTime() : TopicSettings.compacted();
  }

  KafkaFixture kafka() {
    return kafka;
  }

  /** Partitions of the topic of each stream. */
  int partitions() {
    return partitions;
  }

  boolean appendTime() {
    return appendTime;
  }

  /** The topic of a stream, or of another purpose as settings name it. */
  String of(String purpose) {
    return names.get(purpose);
  }

  /** The settings that make a job read and write these topics. */
  List<String> arguments(String job) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "job", job);
    add(arguments, "kafka.bootstrap.servers", kafka.bootstrap());
    add(arguments, "time", appendTime ? "append" : "simulated");
    add(arguments, "control.signatures", "off");
    STREAMS.forEach(stream -> add(arguments, "streams." + stream, of(stream)));
    INPUTS.forEach(stream -> add(arguments, "streams." + stream, of(stream)));
    OTHERS.forEach(other -> add(arguments, "topics." + other, of(other)));
    return arguments;
  }

  static void add(List<String> arguments, String key, String value) {
    arguments.add("--" + key);
    arguments.add(value);
  }
}
