package io.weir.benchmarks;

import io.weir.local.EmbeddedKafka;
import io.weir.local.TopicSettings;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics of one round: every round reads and writes its own.
 *
 * @param round number that the names of this round's topics begin with
 * @param streams that are played; of the other declared ones nothing is read
 */
record Topics(int round, List<String> streams) {

  private static final List<String> OTHERS =
      List.of(
          "patterns",
          "pattern-verdicts",
          "audit",
          "signals",
          "restrictions",
          "alerts",
          "dead-letters",
          "late");
  static final int PARTITIONS = 2;

  String of(String name) {
    return "r" + round + "-" + name;
  }

  void create(EmbeddedKafka kafka) {
    List<NewTopic> topics = new ArrayList<>();
    streams.forEach(name -> topics.add(topic(name, PARTITIONS)));
    topics.add(topic("decisions", PARTITIONS));
    OTHERS.forEach(name -> topics.add(topic(name, 1)));
    kafka.createTopics(topics);
  }

  /** Removes them, so that the disk does not fill with rounds. */
  void delete(EmbeddedKafka kafka) {
    streams.forEach(name -> kafka.deleteTopic(of(name)));
    kafka.deleteTopic(of("decisions"));
  }

  private NewTopic topic(String name, int partitions) {
    return new NewTopic(of(name), partitions, (short) 1).configs(TopicSettings.simulatedClock());
  }

  /** Settings that name them. */
  List<String> settings() {
    List<String> settings = new ArrayList<>();
    streams.forEach(name -> add(settings, "streams." + name, name));
    StreamCatalog.shipped().streams().stream()
        .map(StreamSchema::name)
        .filter(name -> !name.equals("signal") && !streams.contains(name))
        .forEach(name -> settings.addAll(List.of("--streams." + name, "")));
    add(settings, "topics.patterns", "patterns");
    add(settings, "topics.patternVerdicts", "pattern-verdicts");
    add(settings, "topics.signals", "signals");
    add(settings, "topics.decisions", "decisions");
    add(settings, "topics.restrictions", "restrictions");
    add(settings, "topics.alerts", "alerts");
    add(settings, "topics.deadLetters", "dead-letters");
    add(settings, "topics.late", "late");
    add(settings, "topics.audit", "audit");
    return settings;
  }

  private void add(List<String> settings, String key, String name) {
    settings.add("--" + key);
    settings.add(of(name));
  }
}
