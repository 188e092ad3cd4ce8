package io.weir.engine.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The entries of one aggregate on one key, sorted by time; whoever inserts says where an entry
 * stands among those of its millisecond. An entry is one event, or several of one pane merged into
 * one of greater weight. Parallel arrays: no object per entry. Not thread-safe.
 */
final class Entries {
  /** The id of a merged entry: it stands for no single event. */
  static final long MERGED = 0L;

  private static final int FORMAT = 1;

  final Columns columns;
  int size;
  long[] times = {};
  long[] ids = {};
  long[] subs = {};
  long[] numbers = {};
  String[] texts = {};

  /** Null while every entry weighs one. */
  int[] weights;

  Entries(Columns columns) {
    this.columns = columns;
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
  }

  void setWeight(int position, int weight) {
    if (weights == null) {
      weights = new int[times.length];
      Arrays.fill(weights, 0, size, 1);
    }
    weights[position] = weight;
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
  }

  private void ensureRoom() {
    if (size < times.length) {
      return;
    }
    resize(size < 4 ? 4 : size + (size >> 1));
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
  }

  Entries copy() {
    Entries copy = new Entries(columns);
    copy.size = size;
    copy.times = Arrays.copyOf(times, size);
    copy.ids = Arrays.copyOf(ids, size);
    copy.subs = columns.sub() ? Arrays.copyOf(subs, size) : subs;
    copy.numbers = columns.number() ? Arrays.copyOf(numbers, size) : numbers;
    copy.texts = columns.text() ? Arrays.copyOf(texts, size) : texts;
    copy.weights = weights == null ? null : Arrays.copyOf(weights, size);
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeByte(
        (columns.sub() ? 1 : 0)
            | (columns.number() ? 2 : 0)
            | (columns.text() ? 4 : 0)
            | (weights == null ? 0 : 8));
    Varints.writeUnsigned(out, size);
    long previous = 0;
    for (int i = 0; i < size; i++) {
      Varints.writeSigned(out, times[i] - previous);
      previous = times[i];
      out.writeLong(ids[i]);
      if (columns.sub()) {
        out.writeLong(subs[i]);
      }
      if (columns.number()) {
        Varints.writeSigned(out, numbers[i]);
      }
      if (columns.text()) {
        out.writeUTF(texts[i]);
      }
      if (weights != null) {
        Varints.writeUnsigned(out, weights[i]);
      }
    }
  }

  static Entries read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format != FORMAT) {
      throw new IOException(
          "aggregate entries of format " + format + "; this release reads " + FORMAT);
    }
    int flags = in.readByte();
    Entries entries =
        new Entries(new Columns((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0));
    int size = (int) Varints.readUnsigned(in);
    long time = 0;
    for (int i = 0; i < size; i++) {
      time += Varints.readSigned(in);
      long id = in.readLong();
      long sub = entries.columns.sub() ? in.readLong() : 0;
      long number = entries.columns.number() ? Varints.readSigned(in) : 0;
      String text = entries.columns.text() ? in.readUTF() : null;
      entries.insert(i, time, id, sub, number, text);
      if ((flags & 8) != 0) {
        entries.setWeight(i, (int) Varints.readUnsigned(in));
      }
    }
    return entries;
  }
}
