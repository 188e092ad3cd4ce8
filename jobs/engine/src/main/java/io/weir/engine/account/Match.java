package io.weir.engine.account;

import io.weir.engine.program.AlternativePlan;
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
}
