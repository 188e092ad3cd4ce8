package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.engine.event.Facts;

/** Freezes what one window answers, as stages do with all that is asked of an event. */
final class Freezing {
  private final Asking asking = new Asking();

  /** The value of a window as of an event, all events of its millisecond before it. */
  void freeze(AsOfWindow window, Event event, Measure measure) {
    Answers answers = new Answers(new Measure[] {measure});
    asking.find(window, event, measure, id -> true, 0, answers);
    answers.freeze(event.facts());
  }

  /** The value of a hot key's window. */
  static void freeze(RunningWindow window, Event event, Facts facts, Measure measure) {
    Answers answers = new Answers(new Measure[] {measure});
    answers.ask(0, window, event, measure);
    answers.freeze(facts);
  }
}
