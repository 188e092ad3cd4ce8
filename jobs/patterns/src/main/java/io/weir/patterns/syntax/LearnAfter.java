package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.SignalStream;
import io.weir.patterns.model.Span;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlText;

/**
 * {@code learnAfter: 7d}: what happened is not taken for usual before it stood for so long. Who
 * takes an account over cannot teach it his ways meanwhile, and an incident that is over sooner
 * teaches it nothing that was taken back.
 */
final class LearnAfter {
  private LearnAfter() {}

  /** Milliseconds, 0 where the file says nothing; null after reporting. */
  static Long read(MapReader keys, Span over, String dimension, Counted counted, Reading reading) {
    YamlText text = keys.text("learnAfter");
    if (text == null) {
      return 0L;
    }
    Long millis = DurationText.parse(text.value());
    if (millis == null || millis <= 0) {
      reading.refuse(
          text,
          VALUE,
          "'learnAfter' is a duration such as 7d, written out, not '%s'".formatted(text));
      return null;
    }
    if (over != null && millis > SpanReader.MAX_MILLIS - over.maxMillis()) {
      reading.refuse(text, BOUND, "'over' and 'learnAfter' are at most 400d together");
      return null;
    }
    String why = counted == null || dimension == null ? null : refusal(counted, dimension);
    if (why != null) {
      reading.refuse(text, VALUE, why);
      return null;
    }
    return millis;
  }

  private static String refusal(Counted counted, String dimension) {
    if (KeyStage.of(dimension) != KeyStage.ACCOUNT) {
      return "values of the key "
          + dimension
          + " are asked as of now only: leave 'learnAfter' out, or use the key account, user, session, card or transfer";
    }
    if (counted.function() == Function.STRONGEST) {
      return "what is listed counts at once: leave 'learnAfter' out";
    }
    boolean signals = counted.stream() != null && counted.stream().name().equals(SignalStream.NAME);
    return signals ? "signals count at once: leave 'learnAfter' out" : null;
  }
}
