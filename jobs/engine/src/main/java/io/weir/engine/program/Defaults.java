package io.weir.engine.program;

import io.weir.engine.event.Event;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.schemas.Row;

/**
 * Whether an event was taken by a step for what the step's author takes for something the event
 * ought to have and lacks. Asked only of what holds. Not thread-safe.
 */
public final class Defaults {
  private final Frame frame = new Frame();
  private final FactValues values = new FactValues();

  /**
   * Whether a step that took the event did so for such a default.
   *
   * @param steps the events of the match by step position; null where nothing reads them
   */
  public boolean taken(Bound bound, PatternPlan plan, Event event, Row[] steps) {
    Condition[] asked = bound.defaulting();
    if (asked.length == 0) {
      return false;
    }
    frame.row = event.row();
    frame.steps = steps;
    frame.values = values.of(plan, event.facts());
    for (Condition condition : asked) {
      if (condition.testObserved(frame) != Truth.TRUE) {
        return true;
      }
    }
    return false;
  }
}
