package io.weir.engine.program;

import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.Touched;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Measures a step asks for, and what must hold of the event alone before it does: where that fails
 * the step can never take the event, so that its aggregates need not be known.
 */
public final class AskGroup {
  private final Condition[] before;
  private final Measure[] measures;
  private final int[] numbers;

  /**
   * @param number of a measure at its stage
   */
  AskGroup(List<Condition> before, List<Measure> measures, ToIntFunction<Measure> number) {
    this.before = before.toArray(Condition[]::new);
    this.measures = measures.toArray(Measure[]::new);
    this.numbers = measures.stream().mapToInt(number).toArray();
  }

  /** The number each measure has at its stage: equal ones have equal numbers. */
  public int[] numbers() {
    return numbers;
  }

  /** The measures to freeze; empty where the step cannot take the event. */
  public Measure[] measures() {
    return measures;
  }

  /**
   * Whether a measure's value may be another with an event before the asking one that arrived after
   * it.
   *
   * @param elapsed milliseconds between them, at least 0
   */
  public boolean minds(long elapsed, Touched touched) {
    for (Measure measure : measures) {
      if (touched.mayChange(measure, elapsed)) {
        return true;
      }
    }
    return false;
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
