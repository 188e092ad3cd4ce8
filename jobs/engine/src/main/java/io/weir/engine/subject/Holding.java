package io.weir.engine.subject;

import io.weir.engine.event.Event;
import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.FactValues;
import io.weir.engine.program.PatternPlan;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Memo;
import io.weir.patterns.condition.Truth;

/** Asks whether a pattern of one event holds at an event with its facts. Not thread-safe. */
final class Holding {
  private final Frame frame = new Frame();
  private final FactValues values = new FactValues();

  /**
   * @param memo what shared conditions say of the event judged
   */
  Holding(Memo memo) {
    frame.memo = memo;
  }

  boolean holds(Event event, PatternPlan plan, AlternativePlan alternative) {
    if (!alternative.last().takes(event.row())) {
      return false;
    }
    frame.row = event.row();
    frame.steps = null;
    frame.values = values.of(plan, event.facts());
    for (Condition condition : alternative.last().own()) {
      if (condition.test(frame) != Truth.TRUE) {
        return false;
      }
    }
    return true;
  }
}
