package io.weir.benchmarks.publish;

import io.weir.local.EmbeddedKafka;
import io.weir.local.TopicSettings;
import io.weir.patterns.model.SignalStream;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of a run as production has them: the broker says when a record was appended. */
final class LiveTopics {
  static final List<String> STREAMS = List.of("login", "device", "payment");
  static final String PATTERNS = "patterns";
  static final String DECISIONS = "decisions";

  private static final int PARTITIONS = 2;
  private static final List<String> SINGLE =
      List.of(
          PATTERNS,
          "pattern-verdicts",
          "audit",
          "signals",
          "restrictions",
          "alerts",
          "dead-letters",
          "late");

  private final EmbeddedKafka kafka;
  private final String run;

  /**
   * @param run what the names of the topics begin with
   */
  LiveTopics(EmbeddedKafka kafka, String run) {
    this.kafka = kafka;
    this.run = run;
    List<NewTopic> topics = new ArrayList<>();
    STREAMS.forEach(name -> topics.add(topic(name, PARTITIONS)));
    topics.add(topic(DECISIONS, PARTITIONS));
    SINGLE.forEach(name -> topics.add(topic(name, 1)));
    kafka.createTopics(topics);
  }

  private NewTopic topic(String name, int partitions) {
    return new NewTopic(of(name), partitions, (short) 1).configs(TopicSettings.appendTime());
  }

  String of(String name) {
    return run + "-" + name;
  }

  String bootstrap() {
    return kafka.bootstrap();
  }

  /**
   * Settings of a job on them.
   *
   * @param more {@code --key}, value, and so on, in the place of these
   */
  Settings settings(int parallelism, List<String> more) {
    List<String> arguments = new ArrayList<>();
    STREAMS.forEach(name -> arguments.addAll(List.of("--streams." + name, of(name))));
    StreamCatalog.shipped().streams().stream()
        .map(StreamSchema::name)
        .filter(name -> !name.equals(SignalStream.NAME) && !STREAMS.contains(name))
        .forEach(name -> arguments.addAll(List.of("--streams." + name, "")));
    List.of("signals", DECISIONS, "restrictions", "alerts", "late", "audit", PATTERNS)
        .forEach(name -> arguments.addAll(List.of("--topics." + name, of(name))));
    arguments.addAll(
        List.of(
            "--topics.patternVerdicts",
            of("pattern-verdicts"),
            "--topics.deadLetters",
            of("dead-letters"),
            "--job",
            run,
            "--control.signatures",
            "off",
            "--kafka.bootstrap.servers",
            kafka.bootstrap(),
            "--parallelism",
            Integer.toString(parallelism),
            "--sourceParallelism",
            "1",
            "--start",
            "earliest"));
    arguments.addAll(more);
    return Settings.parse(arguments.toArray(String[]::new));
  }
}
