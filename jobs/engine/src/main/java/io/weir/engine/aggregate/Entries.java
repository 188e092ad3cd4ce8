package io.weir.engine.aggregate;

import java.util.Arrays;

/**
 * The entries of one aggregate on one key, sorted by time; whoever inserts says where an entry
 * stands among those of its millisecond. An entry is one event, or several of one pane merged into
 * one of greater weight. Not thread-safe.
 *
 * <p>The numbers lie in one array, block after block: times, ids, and what else the function needs.
 * There are very many windows and few entries in most: an array for each column would cost more in
 * headers and in the collector's work than what it holds.
 */
final class Entries {
  /** The id of a merged entry: it stands for no single event. */
  static final long MERGED = 0L;

  private static final String[] NO_TEXTS = {};
  private static final long[] NO_CELLS = {};
  private static final int TIMES = 0;
  private static final int IDS = 1;
  private static final int OTHERS = 2;

  final Columns columns;
  int size;

  /** Entries that each block has room for. */
  private int room;

  private long[] cells = NO_CELLS;
  private String[] texts = NO_TEXTS;

  /** Null while every entry weighs one. */
  private Weights weights;

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
    long newest = size == 0 ? Long.MIN_VALUE : time(size - 1);
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

  long time(int i) {
    return cells[i];
  }

  long id(int i) {
    return cells[IDS * room + i];
  }

  /** The entry stands for no single event any more. */
  void forgetId(int i) {
    cells[IDS * room + i] = MERGED;
  }

  /** The sub-key of an entry; 0 where there are none. */
  long sub(int i) {
    return columns.sub() ? cells[OTHERS * room + i] : 0;
  }

  /** The number of an entry; 0 where there are none. */
  long number(int i) {
    return columns.number() ? cells[numbers() * room + i] : 0;
  }

  /** The text of an entry; null where there are none. */
  String text(int i) {
    return columns.text() ? texts[i] : null;
  }

  private int numbers() {
    return columns.sub() ? OTHERS + 1 : OTHERS;
  }

  private int blocks() {
    return numbers() + (columns.number() ? 1 : 0);
  }

  /** Whether every entry weighs one. */
  boolean single() {
    return weights == null;
  }

  int weight(int i) {
    return weights == null ? 1 : weights.weight(i);
  }

  /** Entries at [from, to), each as often as it weighs. */
  int weight(int from, int to) {
    if (weights == null) {
      return to - from;
    }
    int weight = 0;
    for (int i = from; i < to; i++) {
      weight += weights.weight(i);
    }
    return weight;
  }

  /** Upper half of the sum of the squares of the numbers merged into an entry. */
  long squaresHigh(int i) {
    return weights == null ? Math.multiplyHigh(number(i), number(i)) : weights.squaresHigh(i);
  }

  /** Lower half of it. */
  long squaresLow(int i) {
    return weights == null ? number(i) * number(i) : weights.squaresLow(i);
  }

  /** First position whose time is greater than the given one. */
  int after(long time) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cells[middle] <= time) {
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
    cells[position] = time;
    cells[IDS * room + position] = id;
    if (columns.sub()) {
      cells[OTHERS * room + position] = sub;
    }
    if (columns.number()) {
      cells[numbers() * room + position] = number;
    }
    if (columns.text()) {
      texts[position] = text;
    }
    if (weights != null) {
      weights.setOne(position, number);
    }
  }

  /** Position of the entry of an event, or -1 where none stands for it alone. */
  int of(long id) {
    for (int i = 0; i < size; i++) {
      if (id(i) == id) {
        return i;
      }
    }
    return -1;
  }

  void setWeight(int position, int weight) {
    if (weights == null) {
      weights = Weights.ofSingle(this, room);
    }
    weights.set(position, weight);
  }

  /** Of an entry whose weight was set; only where the function asks for squares. */
  void setSquares(int position, long high, long low) {
    weights.setSquares(position, high, low);
  }

  /** From now on the entries before a position stand for no single event. */
  void forgetIds(int to) {
    for (int i = to - 1; i >= 0 && id(i) != MERGED; i--) {
      forgetId(i);
    }
  }

  /** How many entries at the beginning stand for no single event. */
  int nameless() {
    int nameless = 0;
    while (nameless < size && id(nameless) == MERGED) {
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
    }
    if (size * 4 < room) {
      resize(size);
    }
  }

  private void shift(int from, int to, int count) {
    if (count == 0 || from == to) {
      return;
    }
    int blocks = blocks();
    for (int block = TIMES; block < blocks; block++) {
      System.arraycopy(cells, block * room + from, cells, block * room + to, count);
    }
    if (columns.text()) {
      System.arraycopy(texts, from, texts, to, count);
    }
    if (weights != null) {
      weights.shift(from, to, count);
    }
  }

  private void ensureRoom() {
    if (size < room) {
      return;
    }
    resize(size < 4 ? size + 2 : size + (size >> 1));
  }

  private void resize(int length) {
    long[] before = cells;
    int blocks = blocks();
    cells = length == 0 ? NO_CELLS : new long[blocks * length];
    for (int block = TIMES; block < blocks; block++) {
      System.arraycopy(before, block * room, cells, block * length, size);
    }
    room = length;
    if (columns.text()) {
      texts = Arrays.copyOf(texts, length);
    }
    if (weights != null) {
      weights.resize(length);
    }
  }

  Entries copy() {
    Entries copy = new Entries(columns);
    copy.size = size;
    copy.removals = removals == null ? null : removals.copy();
    copy.room = room;
    copy.cells = cells.clone();
    copy.texts = columns.text() ? texts.clone() : texts;
    copy.weights = weights == null ? null : weights.copy();
    return copy;
  }
}
