package io.weir.engine.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Drops entries no question can tell the absence of. What is left answers every question about an
 * event after {@code until} as if nothing had been dropped.
 */
final class Compaction {

  private Compaction() {}

  /** Merges what can be, of a window that is asked as of the newest event only. */
  static void compact(Entries entries, Measure measure) {
    if (measure.latestOnly()) {
      keepLatest(entries, Long.MAX_VALUE);
    } else if (measure.toldApart()) {
      mergeOldest(entries, Long.MAX_VALUE, measure);
    } else {
      mergePanes(entries, Long.MAX_VALUE, measure);
    }
    if (entries.size > AsOfWindow.MOST) {
      entries.remove(0, entries.size - AsOfWindow.MOST);
    }
  }

  /**
   * A pane that the lower end cuts and that counts as one ends with its latest entries.
   *
   * @return whether entries were merged for that
   */
  static boolean cut(Entries entries, long lower, Measure measure) {
    long start = Panes.start(lower, measure.pane());
    int from = entries.after(start - 1);
    int to = entries.after(start + measure.pane() - 1);
    boolean cuts =
        to - from > 1
            && entries.time(to - 1) > lower
            && entries.weight(from, to) > Measure.EXACT_PER_PANE;
    if (cuts) {
      Panes.merge(entries, from, to, measure);
    }
    return cuts;
  }

  /** Of the entries at or before an instant, keeps the latest of each sub-key. */
  static void keepLatest(Entries entries, long until) {
    Counts later = new Counts();
    boolean[] keep = new boolean[entries.size];
    boolean all = true;
    for (int i = entries.size - 1; i >= 0; i--) {
      keep[i] = entries.time(i) > until || later.add(entries.sub(i), 1) == 1;
      all &= keep[i];
    }
    if (!all) {
      entries.retain(keep);
    }
  }

  /**
   * Merges the entries at or before an instant of every pane that counts as one; a pane that goes
   * on may be merged again later.
   */
  static void mergePanes(Entries entries, long until, Measure measure) {
    int to = entries.after(until);
    while (to > 0) {
      long start = Panes.start(entries.time(to - 1), measure.pane());
      int from = entries.after(start - 1);
      if (to - from > 1 && entries.weight(from, to) > Measure.EXACT_PER_PANE) {
        Panes.merge(entries, from, to, measure);
      }
      to = from;
    }
  }

  /**
   * Merges the oldest panes up to an instant while more entries are told apart than can be; what is
   * merged cannot be taken back any more.
   */
  static void mergeOldest(Entries entries, long until, Measure measure) {
    int from = 0;
    while (entries.size > Measure.APART && from < entries.size && entries.time(from) <= until) {
      long end = Panes.start(entries.time(from), measure.pane()) + measure.pane() - 1;
      long last = Math.min(end, until);
      int to = entries.after(last);
      if (to - from > 1) {
        Panes.merge(entries, from, to, measure);
      }
      from = entries.after(last);
    }
  }

  /**
   * Drops sub-keys that cannot be in a sample any more: enough others with smaller hashes were met
   * at or after them, so that a window which reaches back to them reaches those too.
   *
   * @param until only entries at or before this are looked at
   */
  static void sample(Entries entries, long until) {
    int end = entries.after(until);
    PriorityQueue<Long> smallest = new PriorityQueue<>((a, b) -> Long.compareUnsigned(b, a));
    Counts met = new Counts();
    Counts dropped = new Counts();
    int i = end - 1;
    while (i >= 0) {
      long time = entries.time(i);
      List<Long> latestHere = new ArrayList<>();
      for (; i >= 0 && entries.time(i) == time; i--) {
        if (met.add(entries.sub(i), 1) == 1) {
          latestHere.add(entries.sub(i));
          smallest.add(entries.sub(i));
        }
      }
      while (smallest.size() > Measure.SAMPLE + 1) {
        smallest.poll();
      }
      if (smallest.size() > Measure.SAMPLE) {
        for (long sub : latestHere) {
          if (Long.compareUnsigned(sub, smallest.peek()) > 0) {
            dropped.add(sub, 1);
          }
        }
      }
    }
    drop(entries, end, dropped);
  }

  private static void drop(Entries entries, int end, Counts dropped) {
    if (dropped.size() == 0) {
      return;
    }
    boolean[] keep = new boolean[entries.size];
    for (int i = 0; i < entries.size; i++) {
      keep[i] = i >= end || dropped.get(entries.sub(i)) == 0;
    }
    entries.retain(keep);
  }
}
