package io.weir.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which patterns an event may complete, by the kinds of which there must be events before: most of
 * many sequences wait for something rare, and need not be looked at where it has not come. Brings
 * its own scratch space: not thread-safe.
 */
public final class TriggerIndex {
  private final int[] kinds;
  private final long[][] waiting;
  private final long[] all;
  private final long[] ready;

  /** By pattern: what it needs beyond single kinds; null where that says it all. */
  private final Precedents[] precedents;

  private final long[] choosing;

  TriggerIndex(PatternPlan[] patterns) {
    this.all = new long[(patterns.length + 63) >>> 6];
    this.ready = new long[all.length];
    this.choosing = new long[all.length];
    this.precedents = new Precedents[patterns.length];
    SortedMap<Integer, long[]> byKind = new TreeMap<>();
    for (int i = 0; i < patterns.length; i++) {
      set(all, i);
      for (int kind : patterns[i].before()) {
        set(byKind.computeIfAbsent(kind, one -> new long[all.length]), i);
      }
      precedents[i] = patterns[i].precedents();
      if (precedents[i] != null) {
        set(choosing, i);
      }
    }
    List<long[]> words = new ArrayList<>(byKind.values());
    this.kinds = byKind.keySet().stream().mapToInt(kind -> kind).toArray();
    this.waiting = words.toArray(long[][]::new);
  }

  private static void set(long[] words, int position) {
    words[position >>> 6] |= 1L << position;
  }

  /** By pattern, a bit where nothing is waited for; not to be changed. */
  public long[] all() {
    return all;
  }

  /**
   * By pattern, a bit where all has come that it needs; good until asked again.
   *
   * @param present by kind, a bit where there may be an event of it
   */
  public long[] ready(long[] present) {
    System.arraycopy(all, 0, ready, 0, all.length);
    for (int i = 0; i < kinds.length; i++) {
      int kind = kinds[i];
      if ((present[kind >>> 6] & (1L << kind)) == 0) {
        for (int word = 0; word < ready.length; word++) {
          ready[word] &= ~waiting[i][word];
        }
      }
    }
    for (int word = 0; word < ready.length; word++) {
      for (long left = ready[word] & choosing[word]; left != 0; left &= left - 1) {
        if (!precedents[(word << 6) + Long.numberOfTrailingZeros(left)].areIn(present)) {
          ready[word] &= ~Long.lowestOneBit(left);
        }
      }
    }
    return ready;
  }
}
