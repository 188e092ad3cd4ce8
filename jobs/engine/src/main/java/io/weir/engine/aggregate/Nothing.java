package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.model.Aggregate.Function;

/** What a window answers that nothing entered. */
final class Nothing {

  private Nothing() {}

  /** Answers as of an event. */
  static void answer(Event event, Measure measure, Asked answer) {
    if (measure.unknownWhenEmpty()) {
      answer.unknown();
    } else if (measure.aggregate().function() == Function.FIRST_SEEN) {
      Tally none = measure.scratch();
      none.clear();
      answer.firstSeen(event, measure, none);
    } else {
      answer.is(0);
    }
  }
}
