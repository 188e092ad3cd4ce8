package io.weir.engine.guard;

import io.weir.engine.decision.Alert;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Severity;
import java.util.List;
import java.util.Map;

/**
 * An alert that calls the owner of a pattern: it is about the pattern, not about a customer.
 *
 * @param tenant whose customers the pattern met
 * @param pattern the pattern
 * @param hour when the hour began it is about, epoch millis
 * @param until when it ends
 * @param values what was counted or measured, and what is allowed
 */
record Page(String tenant, Pattern pattern, long hour, long until, Map<String, String> values) {
  private static final long HOUR = 3_600_000;

  /**
   * The alert; the same for the same pattern, hour and cause.
   *
   * @param what the pattern does
   * @param cause as ids and alternatives name it
   * @param count how often it did
   * @param at when that was too much
   */
  Alert says(String what, String cause, long count, long at) {
    String id = Ids.hash(cause, tenant, pattern.id(), Long.toString(hour / HOUR));
    LiveSignal signal =
        new LiveSignal(
            id,
            pattern.id(),
            pattern.version(),
            cause,
            Severity.HIGH,
            "PLAT",
            "platform",
            pattern.id(),
            at,
            id,
            until,
            List.of(),
            true,
            false,
            List.of(),
            pattern.metadata().owner() + ": " + pattern.id() + " " + what,
            values);
    int shown = (int) Math.min(Integer.MAX_VALUE, count);
    return new Alert(
        id, 0, Alert.State.OPEN, tenant, pattern, signal, Action.MONITOR, shown, hour, at);
  }
}
