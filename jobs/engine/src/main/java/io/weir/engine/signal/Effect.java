package io.weir.engine.signal;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;

/**
 * What a live signal asks for, with its end resolved.
 *
 * @param floor the least to be done
 * @param cap the most it may cause alone
 * @param scope what it touches
 * @param until epoch millis at which it ends
 */
public record Effect(Action floor, Action cap, Scope scope, long until) {

  /** Whether it asks for all the other asks for, as long as that does. */
  public boolean covers(Effect other) {
    return scope == other.scope
        && floor.compareTo(other.floor) >= 0
        && cap.compareTo(other.cap) >= 0
        && until >= other.until;
  }
}
