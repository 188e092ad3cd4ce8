package io.weir.engine.aggregate;

import io.weir.engine.bytes.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What takes entries of one window back and has not done so for good: because somebody may still
 * ask as of an event before the removal, or because the entry has not come yet.
 *
 * <p>Bound: {@value #MOST}; beyond, the oldest go, so that too much stays counted rather than too
 * little. A removal ends when its entry is gone for good, or when no entry can come any more that
 * lies less than a window after it. Not thread-safe.
 */
final class Removals {
  static final int MOST = 256;

  private int size;

  /** Hashes of the ids of the events taken back. */
  private long[] originals = {};

  /** Event times of the removals. */
  private long[] times = {};

  /** Hashes of the removals' own ids. */
  private long[] ids = {};

  boolean isEmpty() {
    return size == 0;
  }

  long newest() {
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      newest = Math.max(newest, times[i]);
    }
    return newest;
  }

  void add(long original, long time, long id) {
    for (int i = 0; i < size; i++) {
      if (originals[i] == original && times[i] == time && ids[i] == id) {
        return;
      }
    }
    if (size == MOST) {
      remove(oldest());
    }
    if (size == times.length) {
      int longer = Math.min(MOST, Math.max(2, size * 2));
      originals = Arrays.copyOf(originals, longer);
      times = Arrays.copyOf(times, longer);
      ids = Arrays.copyOf(ids, longer);
    }
    originals[size] = original;
    times[size] = time;
    ids[size++] = id;
  }

  private int oldest() {
    int oldest = 0;
    for (int i = 1; i < size; i++) {
      boolean older =
          times[i] < times[oldest] || (times[i] == times[oldest] && ids[i] < ids[oldest]);
      oldest = older ? i : oldest;
    }
    return oldest;
  }

  private void remove(int i) {
    size--;
    originals[i] = originals[size];
    times[i] = times[size];
    ids[i] = ids[size];
  }

  /**
   * Whether a removal at a time takes an entry back: it may come before its entry, by less than a
   * window.
   */
  static boolean reaches(long removal, long entry, long over) {
    return entry < removal || entry - removal < over;
  }

  /** The entries that are not taken back for somebody: all of them, or a copy of some. */
  Entries leave(Entries entries, long over, AsOf asking) {
    boolean[] keep = new boolean[entries.size];
    boolean all = true;
    for (int i = 0; i < entries.size; i++) {
      keep[i] = !takes(entries.id(i), entries.time(i), over, asking);
      all &= keep[i];
    }
    if (all) {
      return entries;
    }
    Entries left = entries.copy();
    left.retain(keep);
    return left;
  }

  /**
   * Drops the entries that everybody who asks as of an event after the instant finds taken back.
   */
  void settle(Entries entries, long instant, long over) {
    boolean[] keep = new boolean[entries.size];
    boolean all = true;
    for (int i = 0; i < entries.size; i++) {
      keep[i] = !settle(entries.id(i), entries.time(i), over, instant);
      all &= keep[i];
    }
    if (!all) {
      entries.retain(keep);
    }
    expire(instant, over);
  }

  /** Whether an entry is taken back as of an event. */
  private boolean takes(long original, long time, long over, AsOf asking) {
    for (int i = 0; i < size; i++) {
      if (originals[i] == original
          && reaches(times[i], time, over)
          && asking.sees(times[i], ids[i])) {
        return true;
      }
    }
    return false;
  }

  /** Whether an entry is taken back, whoever asks; forgets what takes it back. */
  boolean settle(long original, long time, long over, long until) {
    boolean settled = false;
    for (int i = size - 1; i >= 0; i--) {
      if (originals[i] == original && times[i] <= until && reaches(times[i], time, over)) {
        remove(i);
        settled = true;
      }
    }
    return settled;
  }

  /** Forgets removals that no entry after an instant can be taken back by. */
  void expire(long instant, long over) {
    for (int i = size - 1; i >= 0; i--) {
      if (instant >= times[i] && instant - times[i] >= over - 1) {
        remove(i);
      }
    }
  }

  /** From where one asks. */
  interface AsOf {
    /** Whether a removal of this time and id hash has happened. */
    boolean sees(long time, long id);
  }

  Removals copy() {
    Removals copy = new Removals();
    copy.size = size;
    copy.originals = originals.clone();
    copy.times = times.clone();
    copy.ids = ids.clone();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    Varints.writeUnsigned(out, size);
    for (int i = 0; i < size; i++) {
      out.writeLong(originals[i]);
      out.writeLong(times[i]);
      out.writeLong(ids[i]);
    }
  }

  static Removals read(DataInput in) throws IOException {
    Removals removals = new Removals();
    for (long left = Varints.readUnsigned(in); left > 0; left--) {
      removals.add(in.readLong(), in.readLong(), in.readLong());
    }
    return removals;
  }
}
