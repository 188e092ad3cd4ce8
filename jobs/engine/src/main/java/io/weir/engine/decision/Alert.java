package io.weir.engine.decision;

import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Pattern;

/**
 * What people see, after suppression: repeated signals of one pattern and key extend one alert.
 *
 * @param id hash of tenant, pattern, key and the first signal
 * @param revision 0 first
 * @param state opened, extended or corrected
 * @param tenant whose
 * @param pattern the pattern, for its title and runbook
 * @param signal the signal that caused this statement
 * @param action what the signal leads to by itself
 * @param count signals it stands for
 * @param first event time of the first
 * @param issuedAt append time of the event that caused this statement
 */
public record Alert(
    String id,
    int revision,
    State state,
    String tenant,
    Pattern pattern,
    LiveSignal signal,
    Action action,
    int count,
    long first,
    long issuedAt) {

  /** What became of an alert. */
  public enum State {
    OPEN,
    EXTENDED,
    /** A late event showed that the signal did not hold. */
    CORRECTED
  }
}
