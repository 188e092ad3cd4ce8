package io.weir.engine.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What must be kept before an event that completes a pattern: for one of the ways it can hold, an
 * event for each step before the last that may not be left out. Immutable.
 */
final class Precedents {
  /** By way, by step: a bit for each kind it takes. */
  private final long[][][] ways;

  private Precedents(long[][][] ways) {
    this.ways = ways;
  }

  /** Those of a pattern; null where some way needs nothing before. */
  static Precedents of(List<AlternativePlan> alternatives, KindNumbers numbers) {
    List<long[][]> ways = new ArrayList<>();
    for (AlternativePlan alternative : alternatives) {
      List<long[]> steps = new ArrayList<>();
      Bound[] bounds = alternative.steps();
      for (int i = 0; i < bounds.length - 1; i++) {
        if (!bounds[i].step().optional()) {
          BitSet kinds = new BitSet();
          numbers.add(bounds[i].step().kinds(), kinds);
          steps.add(kinds.toLongArray());
        }
      }
      if (steps.isEmpty()) {
        return null;
      }
      ways.add(steps.toArray(long[][]::new));
    }
    return new Precedents(ways.toArray(long[][][]::new));
  }

  /**
   * Whether all has come that one of the ways needs.
   *
   * @param present by kind, a bit where there may be an event of it
   */
  boolean areIn(long[] present) {
    for (long[][] steps : ways) {
      boolean all = true;
      for (int i = 0; i < steps.length && all; i++) {
        all = meet(steps[i], present);
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  private static boolean meet(long[] kinds, long[] present) {
    for (int word = 0; word < kinds.length; word++) {
      if ((kinds[word] & present[word]) != 0) {
        return true;
      }
    }
    return false;
  }
}
