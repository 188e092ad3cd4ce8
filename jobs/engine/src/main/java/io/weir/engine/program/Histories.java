package io.weir.engine.program;

import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Step;

/** What patterns need to have been kept, as text that is equal where the need is. */
final class Histories {
  private Histories() {}

  /** Equal text, and what was kept for the earlier version serves the later one. */
  static String of(Pattern pattern) {
    if (pattern.mode().stage() == Mode.Stage.OFF) {
      return "off";
    }
    StringBuilder text = new StringBuilder();
    for (Pattern binding : pattern.bindings()) {
      text.append('/').append(binding.key());
      text.append(binding.settle() == null ? "" : "/" + binding.settle().maxMillis());
      for (Alternative alternative : binding.alternatives()) {
        long within = alternative.within() == null ? 0 : alternative.within().maxMillis();
        text.append('|').append(within);
        for (Step step : alternative.steps()) {
          text.append(step.next() ? ",next " : ",").append(step.kinds());
          text.append(step.silence() == null ? "" : "/" + step.silence().maxMillis());
        }
      }
      binding.aggregates().forEach(aggregate -> text.append('|').append(aggregate.kept()));
    }
    return text.toString();
  }

  /**
   * Equal text, and for as long as one of two versions is of use the same is kept. More than the
   * history: what subjects touched is kept by what parameters say, not by what they may say.
   */
  static String keeps(Pattern pattern) {
    StringBuilder text = new StringBuilder(of(pattern));
    for (Pattern binding : pattern.bindings()) {
      binding.aggregates().forEach(one -> text.append('|').append(one.over().millis()));
      for (Alternative alternative : binding.alternatives()) {
        alternative.actions().forEach(one -> text.append('|').append(one.life().ttl().millis()));
      }
    }
    return text.toString();
  }
}
