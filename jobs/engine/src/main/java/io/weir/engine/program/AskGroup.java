package io.weir.engine.program;

import io.weir.engine.aggregate.Measure;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import java.util.List;

/**
 * Measures a step asks for, and what must hold of the event alone before it does: where that fails
 * the step can never take the event, so that its aggregates need not be known.
 */
public final class AskGroup {
  private final Condition[] before;
  private final Measure[] measures;

  AskGroup(List<Condition> before, List<Measure> measures) {
    this.before = before.toArray(Condition[]::new);
    this.measures = measures.toArray(Measure[]::new);
  }

  /** What must hold of the event alone. */
  List<Condition> before() {
    return List.of(before);
  }

  /** The measures to freeze; empty where the step cannot take the event. */
  public Measure[] measures() {
    return measures;
  }

  /** Whether the step may take the frame's row, as far as the row alone says. */
  public boolean mayTake(Frame frame) {
    for (Condition condition : before) {
      if (condition.test(frame) != Truth.TRUE) {
        return false;
      }
    }
    return true;
  }
}
