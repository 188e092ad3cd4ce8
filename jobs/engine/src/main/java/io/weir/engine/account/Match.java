package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.Bound;
import io.weir.engine.program.Defaults;
import io.weir.engine.program.PatternPlan;
import io.weir.patterns.model.Span;
import io.weir.schemas.Row;
import java.util.List;

/**
 * A pattern holds at an event.
 *
 * @param alternative the most severe alternative that holds
 * @param evidence the events of the match with the earliest start, in order
 * @param steps the last event of each step, by step position; null where a step was left out
 */
record Match(AlternativePlan alternative, List<Kept> evidence, List<Row> steps) {

  long start() {
    return evidence.get(0).event.time();
  }

  /** Event time from which events must be known for it to hold: silence counts. */
  long lookedBackTo() {
    Span silence = alternative.alternative().silenceBefore();
    return silence == null ? start() : start() - silence.millis();
  }

  /** Whether any of its events was taken for what is taken in the place of something missing. */
  @SuppressWarnings("ReferenceEquality") // a step's last event is one of the evidence
  boolean rests(PatternPlan plan, Defaults defaults) {
    Row[] rows = steps.toArray(Row[]::new);
    int next = 0;
    for (Bound step : alternative.steps()) {
      Row last = rows[step.position()];
      boolean more = last != null;
      while (more) {
        Event event = evidence.get(next++).event;
        if (defaults.taken(step, plan, event, rows)) {
          return true;
        }
        more = event.row() != last;
      }
    }
    return false;
  }
}
