package io.weir.streaming.settings;

import io.weir.patterns.problem.Problem.Category;
import io.weir.streaming.record.Destination;
import java.util.HashMap;
import java.util.Map;

/** No topic has two uses: what is read from one could not be told apart. */
final class TopicUse {
  private final GivenValues given;
  private final Map<String, String> keyByTopic = new HashMap<>();

  TopicUse(GivenValues given) {
    this.given = given;
  }

  /** The setting of a destination's topic. */
  static Setting<String> setting(Destination destination) {
    return switch (destination) {
      case DECISIONS -> Known.DECISIONS;
      case RESTRICTIONS -> Known.RESTRICTIONS;
      case ALERTS -> Known.ALERTS;
      case SIGNALS -> Known.SIGNALS;
      case PATTERN_VERDICTS -> Known.PATTERN_VERDICTS;
      case PATTERNS -> Known.PATTERNS;
      case DEAD_LETTERS -> Known.DEAD_LETTERS;
      case LATE -> Known.LATE;
      case AUDIT -> Known.AUDIT;
      case SCORECARDS -> Known.SCORECARDS;
      case EVALUATED -> Known.EVALUATED;
    };
  }

  void check(TopicNames topics) {
    topics.streams().forEach((stream, topic) -> use(topic, Known.STREAMS.prefix() + stream));
    use(topics.patterns(), Known.PATTERNS.name());
    topics.outputs().forEach((destination, topic) -> use(topic, setting(destination).name()));
  }

  private void use(String topic, String key) {
    String other = topic == null ? null : keyByTopic.putIfAbsent(topic, key);
    if (other != null) {
      given.wrong(
          key,
          Category.NAME,
          "'%s' and '%s' are the same topic, '%s': give each its own".formatted(other, key, topic));
    }
  }
}
