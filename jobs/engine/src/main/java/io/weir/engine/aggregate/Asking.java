package io.weir.engine.aggregate;

import io.weir.engine.event.Event;

/** Asks windows for their values as of events, with no allocation a question. Not thread-safe. */
public final class Asking {
  private final Asked asked = new Asked();
  private final SeriesAnswers answers = new SeriesAnswers();

  /**
   * Freezes a window's value as of an event on the event's facts.
   *
   * @param window the window, or null where nothing ever entered
   */
  public void freeze(AsOfWindow window, Event event, Measure measure, AsOfWindow.Ties ties) {
    if (window == null && measure.unknownWhenEmpty()) {
      event.facts().forget(measure.factId());
      return;
    }
    AsOfWindow held = window == null ? new AsOfWindow(measure) : window;
    held.ask(event, measure, measure.scratch(), ties, asked);
    measure.freeze(event.facts(), asked.known, asked.bits, asked.text);
  }

  /** Freezes the value of a measure's window in a series as of an event on the event's facts. */
  public void freeze(Series series, Event event, Measure measure, AsOfWindow.Ties ties) {
    answers.ask(series.entries, event, measure, ties, asked);
    measure.freeze(event.facts(), asked.known, asked.bits, asked.text);
  }
}
