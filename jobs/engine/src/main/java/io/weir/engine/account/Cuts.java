package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.event.SignalEvents;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.Keys;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.SignalStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Says where an account has more than is looked at: who hides behind many events is seen by that.
 * Signals of no pattern, which demand nothing and count for nothing by themselves; patterns ask for
 * them as for any other.
 */
final class Cuts {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private Cuts() {}

  /**
   * Events were dropped. Told once for each hour of event time that is cut off, so that a flood is
   * not answered by one.
   *
   * @param newest the event there was no room for
   * @param before up to when they were dropped until now, event time
   * @param kind what most of the events are, of which the oldest went
   */
  static void history(AccountState state, Event newest, long before, String kind, Outlet out) {
    long hour = hourOf(state.truncatedBefore);
    if (before > Long.MIN_VALUE && hourOf(before) == hour) {
      return;
    }
    Instant until = Instant.ofEpochMilli(state.truncatedBefore);
    tell(
        SignalStream.HISTORY_CUT,
        Long.toString(hour),
        cause(state, newest),
        "More than "
            + AccountState.MOST_KEPT
            + " events, most of them "
            + kind
            + ": the oldest up to "
            + until
            + " are not looked at any more",
        Map.of("kind", kind, "until", until.toString()),
        out);
  }

  /** An event that our own statements led to is no reason for another. */
  private static Event cause(AccountState state, Event newest) {
    Event cause = newest;
    for (int i = state.kept.size() - 1; i >= 0 && SignalEvents.isSignal(cause); i--) {
      cause = state.kept.get(i).event;
    }
    return cause;
  }

  /**
   * A pattern's question to the kept events was given up for its cost, so that nobody knows whether
   * it holds, or how gravely.
   *
   * @param completing the event at which it would hold
   */
  static void search(Event completing, PatternPlan plan, Outlet out) {
    String pattern = plan.pattern().id();
    tell(
        SignalStream.SEARCH_CUT,
        plan.name() + "|" + completing.id(),
        completing,
        "Too many events to ask '%s' to the end".formatted(pattern),
        Map.of("pattern", pattern),
        out);
  }

  /**
   * Says it of the event's account.
   *
   * @param about tells it from others of the account
   */
  private static void tell(
      String id, String about, Event event, String reason, Map<String, String> values, Outlet out) {
    String key = Keys.of(event, "account");
    if (key == null) {
      return;
    }
    LiveSignal signal =
        LiveSignal.own(
            Ids.hash(id, event.tenant(), key, about),
            id,
            "account",
            key,
            event.time(),
            event.id(),
            reason,
            values);
    out.signal(Signal.own(event.tenant(), signal, Keys.all(event)));
  }

  private static long hourOf(long time) {
    return Math.floorDiv(time, HOUR);
  }
}
