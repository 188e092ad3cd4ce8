package io.weir.engine.subject;

import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.RunningWindow;
import io.weir.engine.program.StagePlan;
import java.util.Map;

/** When things kept for a subject end. */
final class Ends {
  private static final long COARSE = 600_000;

  private Ends() {}

  /** Drops what is over. */
  static void prune(SubjectState state, StagePlan stage, long watermark) {
    for (Sub sub : state.subs.values()) {
      sub.windows.entrySet().removeIf(window -> ended(window, stage, watermark));
      sub.live.values().removeIf(signal -> signal.until() <= watermark);
      sub.revisions.keySet().retainAll(sub.live.keySet());
      sub.coolDowns.values().removeIf(coolDown -> coolDown.until() <= watermark);
      sub.restrictions.values().removeIf(restriction -> restriction.until() <= watermark);
      if (sub.windows.isEmpty() && sub.live.isEmpty()) {
        sub.touched.accounts.clear();
      }
    }
    state.subs.values().removeIf(Sub::isEmpty);
  }

  private static boolean ended(
      Map.Entry<Long, RunningWindow> window, StagePlan stage, long watermark) {
    Measure measure = stage.measure(window.getKey());
    if (measure == null) {
      return true;
    }
    window.getValue().expire(watermark, measure);
    return window.getValue().isEmpty();
  }

  /** When to look again; Long.MAX_VALUE where nothing is kept. */
  static long next(SubjectState state, StagePlan stage) {
    long next = Long.MAX_VALUE;
    for (Sub sub : state.subs.values()) {
      for (Map.Entry<Long, RunningWindow> window : sub.windows.entrySet()) {
        Measure measure = stage.measure(window.getKey());
        boolean over = measure == null || window.getValue().isEmpty();
        next =
            Math.min(
                next,
                over
                    ? state.newest
                    : window.getValue().newest() + measure.aggregate().over().millis());
      }
      for (var signal : sub.live.values()) {
        next = Math.min(next, signal.until());
      }
      for (var coolDown : sub.coolDowns.values()) {
        next = Math.min(next, coolDown.until());
      }
      for (var restriction : sub.restrictions.values()) {
        next = Math.min(next, restriction.until());
      }
    }
    return coarse(next);
  }

  /** Ends are looked at together, so that a key's timer fires rarely. */
  static long coarse(long end) {
    return end == Long.MAX_VALUE ? end : Math.floorDiv(end, COARSE) * COARSE + COARSE;
  }
}
