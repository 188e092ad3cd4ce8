package io.weir.engine.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a search need not look again. A step that nothing blocks and that finds no event behind a
 * position finds none behind a later one either, so one position says it all; where an event in
 * between may block, each position stands for itself. Not thread-safe.
 */
final class DeadEnds {
  private static final int LARGE = 512;

  private final Map<Integer, Integer> from = new HashMap<>();
  private Set<Long> single = new HashSet<>();

  void clear() {
    if (!from.isEmpty()) {
      from.clear();
    }
    if (single.size() > LARGE) {
      single = new HashSet<>();
    } else if (!single.isEmpty()) {
      single.clear();
    }
  }

  /**
   * Whether this is known to lead nowhere.
   *
   * @param index the step
   * @param taken events it has, below 2^20
   * @param after position of the last of them, or of the step before
   * @param gap the step after the one chosen last
   * @param plain whether nothing in between can block
   */
  boolean isDead(int index, int taken, int after, int gap, boolean plain) {
    if (plain) {
      Integer dead = from.get(state(index, taken));
      return dead != null && after >= dead;
    }
    return single.contains(exact(index, taken, after, gap));
  }

  /** Remembers that this leads nowhere. */
  void dies(int index, int taken, int after, int gap, boolean plain) {
    if (plain) {
      from.merge(state(index, taken), after, Math::min);
    } else {
      single.add(exact(index, taken, after, gap));
    }
  }

  private static int state(int index, int taken) {
    return index << 20 | taken;
  }

  private static long exact(int index, int taken, int after, int gap) {
    return ((long) state(index, taken) << 24) | ((long) gap << 16) | after;
  }
}
