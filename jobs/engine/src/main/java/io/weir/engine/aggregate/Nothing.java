package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.model.Aggregate.Function;

/** What a window answers that nothing entered. */
public final class Nothing {

  private Nothing() {}

  /** Freezes it on an event. */
  public static void freeze(Event event, Measure measure) {
    if (measure.unknownWhenEmpty()) {
      event.facts().forget(measure.factId());
    } else if (measure.aggregate().function() == Function.FIRST_SEEN) {
      Tally none = measure.scratch();
      none.clear();
      Asked answer = measure.answer();
      answer.firstSeen(event, measure, none);
      measure.freeze(event.facts(), answer.known, answer.bits, null);
    } else {
      event.facts().put(measure.factId(), 0);
    }
  }
}
