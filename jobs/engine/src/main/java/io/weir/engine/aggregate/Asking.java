package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks windows for their values as of events; holds the scratch space it takes. Not thread-safe.
 */
public final class Asking {
  private final Map<Measure, Tally> tallies = new HashMap<>();
  private final Asked asked = new Asked();

  /**
   * Freezes a window's value as of an event on the event's facts.
   *
   * @param window the window, or null where nothing ever entered
   */
  public void freeze(AsOfWindow window, Event event, Measure measure, AsOfWindow.Ties ties) {
    Tally tally = tallies.computeIfAbsent(measure, Tally::new);
    AsOfWindow held = window == null ? new AsOfWindow(measure) : window;
    held.ask(event, measure, tally, ties, asked);
    measure.freeze(event.facts(), asked.known, asked.bits, asked.text);
  }
}
