package io.weir.engine.aggregate;

import java.util.Arrays;

/**
 * The entries of one aggregate on one key, sorted by time; whoever inserts says where an entry
 * stands among those of its millisecond. An entry is one event, or several of one pane merged into
 * one of greater weight. Parallel arrays: no object per entry. Not thread-safe.
 */
final class Entries {
  /** The id of a merged entry: it stands for no single event. */
  static final long MERGED = 0L;

  final Columns columns;
  int size;
  long[] times = {};
  long[] ids = {};
  long[] subs = {};
  long[] numbers = {};
  String[] texts = {};

  /** Null while every entry weighs one. */
  int[] weights;

  /**
   * Sums of the squares of the numbers merged into an entry, 128 bits each; null while every entry
   * weighs one, as they follow from the numbers then.
   */
  private long[] squaresHigh;

  private long[] squaresLow;

  /** Null until an entry may be taken back. */
  Removals removals;

  Entries(Columns columns) {
    this.columns = columns;
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return size == 0 && !mayBeTakenBack();
  }

  /** Event time of the newest entry or removal; there must be one. */
  long newest() {
    long newest = size == 0 ? Long.MIN_VALUE : times[size - 1];
    return mayBeTakenBack() ? Math.max(newest, removals.newest()) : newest;
  }

  void clear() {
    remove(0, size);
    removals = null;
  }

  /** Remembers that an event of this time and id hash takes the entry of another one back. */
  void takeBack(long original, long time, long id) {
    if (removals == null) {
      removals = new Removals();
    }
    removals.add(original, time, id);
  }

  /** Whether there are removals that some may see and others not. */
  boolean mayBeTakenBack() {
    return removals != null && !removals.isEmpty();
  }

  int weight(int i) {
    return weights == null ? 1 : weights[i];
  }

  /** Entries at [from, to), each as often as it weighs. */
  int weight(int from, int to) {
    if (weights == null) {
      return to - from;
    }
    int weight = 0;
    for (int i = from; i < to; i++) {
      weight += weights[i];
    }
    return weight;
  }

  /** Upper half of the sum of the squares of the numbers merged into an entry. */
  long squaresHigh(int i) {
    return squaresHigh == null ? Math.multiplyHigh(numbers[i], numbers[i]) : squaresHigh[i];
  }

  /** Lower half of it. */
  long squaresLow(int i) {
    return squaresLow == null ? numbers[i] * numbers[i] : squaresLow[i];
  }

  /** First position whose time is greater than the given one. */
  int after(long time) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Inserts an entry of weight one at a position that keeps the times in order. */
  void insert(int position, long time, long id, long sub, long number, String text) {
    ensureRoom();
    shift(position, position + 1, size - position);
    size++;
    times[position] = time;
    ids[position] = id;
    if (columns.sub()) {
      subs[position] = sub;
    }
    if (columns.number()) {
      numbers[position] = number;
    }
    if (columns.text()) {
      texts[position] = text;
    }
    if (weights != null) {
      weights[position] = 1;
    }
    if (squaresHigh != null) {
      setSquares(position, Math.multiplyHigh(number, number), number * number);
    }
  }

  /** The sub-key of an entry; 0 where there are none. */
  long sub(int i) {
    return columns.sub() ? subs[i] : 0;
  }

  /** Position of the entry of an event, or -1 where none stands for it alone. */
  int of(long id) {
    for (int i = 0; i < size; i++) {
      if (ids[i] == id) {
        return i;
      }
    }
    return -1;
  }

  void setWeight(int position, int weight) {
    if (weights == null) {
      weights = new int[times.length];
      Arrays.fill(weights, 0, size, 1);
    }
    weights[position] = weight;
  }

  void setSquares(int position, long high, long low) {
    if (squaresHigh == null) {
      long[] highs = new long[times.length];
      long[] lows = new long[times.length];
      for (int i = 0; i < size; i++) {
        highs[i] = squaresHigh(i);
        lows[i] = squaresLow(i);
      }
      squaresHigh = highs;
      squaresLow = lows;
    }
    squaresHigh[position] = high;
    squaresLow[position] = low;
  }

  /** From now on the entries before a position stand for no single event. */
  void forgetIds(int to) {
    for (int i = to - 1; i >= 0 && ids[i] != MERGED; i--) {
      ids[i] = MERGED;
    }
  }

  /** How many entries at the beginning stand for no single event. */
  int nameless() {
    int nameless = 0;
    while (nameless < size && ids[nameless] == MERGED) {
      nameless++;
    }
    return nameless;
  }

  void remove(int from, int to) {
    shift(to, from, size - to);
    size -= to - from;
    if (columns.text()) {
      Arrays.fill(texts, size, size + to - from, null);
    }
    giveBack();
  }

  /** Keeps the marked positions only. */
  void retain(boolean[] keep) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (keep[i]) {
        if (kept != i) {
          shift(i, kept, 1);
        }
        kept++;
      }
    }
    if (columns.text()) {
      Arrays.fill(texts, kept, size, null);
    }
    size = kept;
    giveBack();
  }

  /** What a flood took is given back when it is over. */
  private void giveBack() {
    if (size == 0) {
      weights = null;
      squaresHigh = null;
      squaresLow = null;
    }
    if (size * 4 < times.length) {
      resize(size);
    }
  }

  private void shift(int from, int to, int count) {
    System.arraycopy(times, from, times, to, count);
    System.arraycopy(ids, from, ids, to, count);
    if (columns.sub()) {
      System.arraycopy(subs, from, subs, to, count);
    }
    if (columns.number()) {
      System.arraycopy(numbers, from, numbers, to, count);
    }
    if (columns.text()) {
      System.arraycopy(texts, from, texts, to, count);
    }
    if (weights != null) {
      System.arraycopy(weights, from, weights, to, count);
    }
    if (squaresHigh != null) {
      System.arraycopy(squaresHigh, from, squaresHigh, to, count);
      System.arraycopy(squaresLow, from, squaresLow, to, count);
    }
  }

  private void ensureRoom() {
    if (size < times.length) {
      return;
    }
    resize(size < 4 ? size + 2 : size + (size >> 1));
  }

  private void resize(int length) {
    times = Arrays.copyOf(times, length);
    ids = Arrays.copyOf(ids, length);
    if (columns.sub()) {
      subs = Arrays.copyOf(subs, length);
    }
    if (columns.number()) {
      numbers = Arrays.copyOf(numbers, length);
    }
    if (columns.text()) {
      texts = Arrays.copyOf(texts, length);
    }
    if (weights != null) {
      weights = Arrays.copyOf(weights, length);
    }
    if (squaresHigh != null) {
      squaresHigh = Arrays.copyOf(squaresHigh, length);
      squaresLow = Arrays.copyOf(squaresLow, length);
    }
  }

  Entries copy() {
    Entries copy = new Entries(columns);
    copy.size = size;
    copy.removals = removals == null ? null : removals.copy();
    copy.times = Arrays.copyOf(times, size);
    copy.ids = Arrays.copyOf(ids, size);
    copy.subs = columns.sub() ? Arrays.copyOf(subs, size) : subs;
    copy.numbers = columns.number() ? Arrays.copyOf(numbers, size) : numbers;
    copy.texts = columns.text() ? Arrays.copyOf(texts, size) : texts;
    copy.weights = weights == null ? null : Arrays.copyOf(weights, size);
    copy.squaresHigh = squaresHigh == null ? null : Arrays.copyOf(squaresHigh, size);
    copy.squaresLow = squaresLow == null ? null : Arrays.copyOf(squaresLow, size);
    return copy;
  }
}
