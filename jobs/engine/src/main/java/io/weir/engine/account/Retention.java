package io.weir.engine.account;

import io.weir.engine.aggregate.Passed;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.StagePlans;
import io.weir.engine.signal.LiveSignal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * When things kept for an account end. Most accounts have neither cool-downs nor restrictions, and
 * an empty map's views would stay with it: they are not asked for.
 */
final class Retention {
  /** Ends are looked at no more often than this, in event time. */
  private static final long COARSE = 600_000;

  /**
   * Events nobody looks back at are dropped with the next that come, or after this at the latest.
   */
  private static final long UNHURRIED = 6 * 60 * 60 * 1000L;

  /**
   * How far behind the watermark a notice may come and still find the signals an operation was
   * decided with. One that comes later changes nothing decided before those signals ended.
   */
  private static final long REVISABLE = 600_000;

  private Retention() {}

  /**
   * Drops what no question after the watermark can reach.
   *
   * @param decided event time before which no candidate waits: what is judged at its deadline is
   *     decided by what was live when it happened
   */
  static void prune(AccountState state, StagePlans stage, long watermark, long decided) {
    long open = Challenges.firstOpen(state);
    if (state.kept.removeIf(
        kept -> kept.end(stage) <= watermark && !mayBeAnswered(kept, open) && !kept.isWaiting())) {
      state.kinds.forget();
    }
    forget(state, Math.min(watermark, decided));
    if (!state.coolDowns.isEmpty()) {
      state.coolDowns.values().removeIf(coolDown -> coolDown.until() <= watermark);
    }
    if (!state.restrictions.isEmpty()) {
      state.restrictions.values().removeIf(restriction -> restriction.end() <= watermark);
    }
    // What is kept for a candidate is judged by what was ordered about it, and what ended it.
    state.directives.expire(
        state.live.isEmpty() ? watermark : Math.min(watermark, decided), state.live);
    state.smallDays.expire(watermark);
    Passed passed = state.passed(watermark);
    state.windows.forEach((subKey, windows) -> windows.prune(stage, passed));
    state.windows.values().removeIf(KeyWindows::isEmpty);
  }

  /**
   * Whether it waits for an answer, or is one, or tells that the customer was asked.
   *
   * @param open event time of the first that waits
   */
  private static boolean mayBeAnswered(Kept kept, long open) {
    return open < Long.MAX_VALUE
        && (kept.isOpen() || (kept.event.time() >= open && Challenges.isOne(kept.event)));
  }

  /** Signals stay known for a while after their end: notices come behind the watermark. */
  private static void forget(AccountState state, long decided) {
    for (int i = state.live.size() - 1; i >= 0; i--) {
      LiveSignal signal = state.live.get(i);
      if (signal.until() + REVISABLE <= decided) {
        state.forget(signal);
      }
    }
  }

  /**
   * When to look again: when all kept events, or all windows, or all that is in force will have
   * ended. What ends before waits for that, or for the key to fill. Long.MAX_VALUE where nothing is
   * kept.
   */
  static long nextEnd(AccountState state, StagePlans stage) {
    long kept = Long.MIN_VALUE;
    long asked = Long.MIN_VALUE;
    for (Kept one : state.kept) {
      long end = one.isWaiting() ? one.wait.until() : one.end(stage);
      asked = Math.max(asked, end);
      kept = Math.max(kept, Math.max(end, one.event.time() + UNHURRIED));
    }
    long inForce = Long.MIN_VALUE;
    for (var signal : state.live) {
      long candidates = state.due == Long.MAX_VALUE ? Long.MIN_VALUE : state.due;
      inForce = Math.max(inForce, Math.max(signal.until() + REVISABLE, candidates));
    }
    if (!state.coolDowns.isEmpty()) {
      for (var coolDown : state.coolDowns.values()) {
        inForce = Math.max(inForce, coolDown.until());
      }
    }
    if (!state.restrictions.isEmpty()) {
      for (var restriction : state.restrictions.values()) {
        inForce = Math.max(inForce, restriction.end());
      }
    }
    inForce = Math.max(inForce, state.directives.end(state.live));
    long next = Math.min(orNever(kept), orNever(inForce));
    next = Math.min(next, orNever(state.smallDays.end()));
    return coarse(Math.min(next, orNever(windowsEnd(state, stage, asked))));
  }

  private static long orNever(long end) {
    return end == Long.MIN_VALUE ? Long.MAX_VALUE : end;
  }

  private static long windowsEnd(AccountState state, StagePlans stage, long kept) {
    long end = Long.MIN_VALUE;
    for (KeyWindows windows : state.windows.values()) {
      end = Math.max(end, windows.end(stage, kept));
    }
    return end;
  }

  /** Ends are looked at together, so that a key's timer fires rarely. */
  static long coarse(long end) {
    return end == Long.MAX_VALUE ? end : Math.floorDiv(end, COARSE) * COARSE + COARSE;
  }

  /**
   * Drops events where a key has too many. What has ended goes before anything that has not,
   * however long ago somebody looked: whether something must go then follows from the state alone,
   * and is the same after a restart. Parameters as of {@link #prune}.
   *
   * @param newest the event there is no room for
   */
  static void makeRoom(
      AccountState state,
      StagePlans stage,
      long watermark,
      long decided,
      Event newest,
      Outlet out) {
    if (watermark > Long.MIN_VALUE) {
      prune(state, stage, watermark, decided);
    }
    if (evict(state, newest, out)) {
      Passed until = state.passed(state.truncatedBefore - 1);
      state.windows.values().forEach(held -> held.bound(stage, until));
    }
  }

  /**
   * Drops the oldest events of the most numerous kind where a key has too many.
   *
   * @return whether it has
   */
  private static boolean evict(AccountState state, Event newest, Outlet out) {
    if (state.kept.size() <= AccountState.MOST_KEPT) {
      return false;
    }
    Map<String, Integer> numbers = new HashMap<>();
    for (Kept kept : state.kept) {
      numbers.merge(kind(kept.event), 1, Integer::sum);
    }
    String most =
        numbers.entrySet().stream()
            .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .orElseThrow()
            .getKey();
    long before = state.truncatedBefore;
    int dropped = 0;
    Iterator<Kept> oldest = List.copyOf(state.kept).iterator();
    while (dropped < AccountState.EVICTED && oldest.hasNext()) {
      Kept kept = oldest.next();
      if (kind(kept.event).equals(most)) {
        state.kept.remove(kept);
        Waiting.forgotten(kept, out);
        state.truncatedBefore = Math.max(state.truncatedBefore, kept.event.time());
        dropped++;
      }
    }
    out.count(Tallied.EVICTED);
    Cuts.history(state, newest, before, most, out);
    return true;
  }

  private static String kind(Event event) {
    return event.stream().name() + '/' + event.row().getString(event.stream().activity().index());
  }
}
