package io.weir.engine.subject;

import io.weir.engine.program.StagePlans;

/** When things kept for a subject end. */
final class Ends {
  private static final long COARSE = 600_000;

  private Ends() {}

  /** Drops what is over. */
  static void prune(SubjectState state, StagePlans stage, long watermark) {
    for (Sub sub : state.subs.values()) {
      sub.windows.expire(stage::measure, stage.identity(), watermark);
      sub.expire(watermark);
      sub.touched.expire(watermark, stage.reach());
    }
    state.subs.values().removeIf(Sub::isEmpty);
  }

  /**
   * When to look again: when the first of the subjects here will have ended altogether.
   * Long.MAX_VALUE where nothing is kept.
   */
  static long next(SubjectState state, StagePlans stage) {
    long next = Long.MAX_VALUE;
    for (Sub sub : state.subs.values()) {
      next = Math.min(next, end(sub, stage));
    }
    return coarse(next);
  }

  private static long end(Sub sub, StagePlans stage) {
    long end = Math.max(0, sub.windows.end(stage::measure));
    if (!sub.touched.accounts.isEmpty()) {
      end = Math.max(end, sub.touched.end(stage.reach()));
    }
    return sub.standing().isEmpty() ? end : Math.max(end, sub.standing().end());
  }

  /** Ends are looked at together, so that a key's timer fires rarely. */
  static long coarse(long end) {
    return end == Long.MAX_VALUE ? end : Math.floorDiv(end, COARSE) * COARSE + COARSE;
  }
}
