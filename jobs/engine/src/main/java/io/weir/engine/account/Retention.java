package io.weir.engine.account;

import io.weir.engine.aggregate.AsOfWindow;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Program;
import io.weir.engine.program.StagePlan;
import io.weir.patterns.model.KeyStage;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** When things kept for an account end. */
final class Retention {
  /** Ends are looked at no more often than this, in event time. */
  private static final long COARSE = 600_000;

  private Retention() {}

  /** Drops what no question after the watermark can reach. */
  static void prune(AccountState state, Program program, long watermark) {
    StagePlan stage = program.stage(KeyStage.ACCOUNT);
    state.kept.removeIf(kept -> end(stage, kept.event) <= watermark);
    state.live.removeIf(signal -> signal.until() <= watermark);
    state.coolDowns.values().removeIf(coolDown -> coolDown.until() <= watermark);
    state.restrictions.values().removeIf(restriction -> restriction.until() <= watermark);
    Iterator<Map<Long, AsOfWindow>> subKeys = state.windows.values().iterator();
    while (subKeys.hasNext()) {
      Map<Long, AsOfWindow> windows = subKeys.next();
      windows.entrySet().removeIf(window -> ended(window, stage, watermark));
      if (windows.isEmpty()) {
        subKeys.remove();
      }
    }
  }

  private static boolean ended(
      Map.Entry<Long, AsOfWindow> window, StagePlan stage, long watermark) {
    Measure measure = stage.measure(window.getKey());
    if (measure == null) {
      return true;
    }
    window.getValue().expire(measure, watermark);
    return window.getValue().isEmpty();
  }

  /** Event time after which a kept event is of no use. */
  private static long end(StagePlan stage, Event event) {
    return event.time() + Math.max(0, stage.of(event.stream(), event.row()).retention());
  }

  /** When to look again; Long.MAX_VALUE where nothing is kept. */
  static long nextEnd(AccountState state, Program program) {
    StagePlan stage = program.stage(KeyStage.ACCOUNT);
    long next = Long.MAX_VALUE;
    for (Kept kept : state.kept) {
      next = Math.min(next, end(stage, kept.event));
    }
    for (var signal : state.live) {
      next = Math.min(next, signal.until());
    }
    for (var coolDown : state.coolDowns.values()) {
      next = Math.min(next, coolDown.until());
    }
    for (var restriction : state.restrictions.values()) {
      next = Math.min(next, restriction.until());
    }
    for (Map<Long, AsOfWindow> windows : state.windows.values()) {
      for (Map.Entry<Long, AsOfWindow> window : windows.entrySet()) {
        Measure measure = stage.measure(window.getKey());
        next =
            Math.min(
                next,
                measure == null || window.getValue().isEmpty()
                    ? 0
                    : window.getValue().newest() + measure.aggregate().over().millis());
      }
    }
    return coarse(next);
  }

  /** Ends are looked at together, so that a key's timer fires rarely. */
  static long coarse(long end) {
    return end == Long.MAX_VALUE ? end : Math.floorDiv(end, COARSE) * COARSE + COARSE;
  }

  /** Drops the oldest events of the most numerous kind where a key has too many. */
  static void evict(AccountState state, Outlet out) {
    if (state.kept.size() <= AccountState.MOST_KEPT) {
      return;
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
    int dropped = 0;
    Iterator<Kept> oldest = List.copyOf(state.kept).iterator();
    while (dropped < AccountState.EVICTED && oldest.hasNext()) {
      Kept kept = oldest.next();
      if (kind(kept.event).equals(most)) {
        state.kept.remove(kept);
        state.truncatedBefore = Math.max(state.truncatedBefore, kept.event.time());
        dropped++;
      }
    }
    out.count(Tallied.EVICTED);
  }

  private static String kind(Event event) {
    return event.stream().name() + '/' + event.row().getSymbol(event.stream().activity().index());
  }
}
