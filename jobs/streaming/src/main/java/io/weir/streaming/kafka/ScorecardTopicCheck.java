package io.weir.streaming.kafka;

import io.weir.patterns.problem.Suggestion;
import io.weir.streaming.record.Destination;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.StartRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** Looks at the topics before the job that keeps scores starts. */
public final class ScorecardTopicCheck {

  private ScorecardTopicCheck() {}

  /**
   * Checks that the topics are there, and that cards take each other's place.
   *
   * @throws StartRefusedException listing everything wrong
   */
  public static void run(Settings settings) {
    String cards = settings.topics().of(Destination.SCORECARDS);
    Set<String> wanted = new LinkedHashSet<>(KafkaScorecardPorts.topics(settings).keySet());
    wanted.add(cards);
    wanted.add(settings.topics().of(Destination.DEAD_LETTERS));
    List<String> problems = new ArrayList<>();
    try (Brokers brokers = Brokers.open(settings.kafka())) {
      Set<String> present = brokers.topics();
      for (String topic : wanted) {
        if (!present.contains(topic)) {
          String hint = Suggestion.didYouMean(topic, present);
          problems.add(
              "topic '" + topic + "' does not exist" + (hint.isEmpty() ? ": create it" : hint));
        }
      }
      if (present.contains(cards)) {
        String policy = brokers.configs(List.of(cards)).get(cards).get("cleanup.policy").value();
        if (!policy.contains("compact")) {
          problems.add(
              "topic '%s' cleanup.policy is %s, must be compact: the newest card counts"
                  .formatted(cards, policy));
        }
      }
    } catch (KafkaException e) {
      problems.add(
          "kafka.bootstrap.servers " + settings.kafka().bootstrap() + ": " + e.getMessage());
    }
    if (!problems.isEmpty()) {
      throw new StartRefusedException(problems);
    }
  }
}
