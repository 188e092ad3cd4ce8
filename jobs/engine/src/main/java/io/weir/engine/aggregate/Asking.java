package io.weir.engine.aggregate;

import io.weir.engine.event.Event;

/** Asks windows for their values as of events, with no allocation a question. Not thread-safe. */
public final class Asking {
  private final Asked asked = new Asked();
  private final SeriesAnswers answers = new SeriesAnswers();
  private final LookingBack lookingBack = new LookingBack();

  /**
   * Finds a window's value as of an event.
   *
   * @param window the window, or null where nothing ever entered
   * @param number the measure's number
   * @param found where the answer goes
   */
  public void find(
      AsOfWindow window,
      Event event,
      Measure measure,
      AsOfWindow.Ties ties,
      int number,
      Answers found) {
    if (window == null) {
      Nothing.answer(event, measure, asked);
    } else {
      window.ask(event, measure, measure.scratch(), ties, asked);
    }
    found.put(number, asked);
  }

  /** Finds the value of a measure's window in a series as of an event. */
  public void find(
      Series series,
      Event event,
      Measure measure,
      AsOfWindow.Ties ties,
      int number,
      Answers found) {
    answers.ask(series.entries, event, measure, ties, asked);
    found.put(number, asked);
  }

  /**
   * Finds what of alike measures can be found by one look over a series.
   *
   * @param needed by a measure's number, a bit where it is asked for; taken away where it is found
   * @param found where the answers go, by number
   */
  @SuppressWarnings("ReferenceEquality") // a plan has one layout
  public void find(
      Series series, Event event, Alike alike, long[] needed, AsOfWindow.Ties ties, Answers found) {
    if (series.entries.layout == alike.series.layout) {
      lookingBack.find(series.entries, event, alike, needed, ties, found);
    }
  }
}
