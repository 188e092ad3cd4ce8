package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import java.util.Arrays;

/**
 * The entries of a series, sorted by time: a bit for each window that an entry entered, and values
 * where one of them asks. Parallel arrays: no object per entry. Not thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // a plan has one layout
final class SharedEntries {
  Layout layout;
  int size;

  long[] times = {};
  long[] ids = {};

  /** By entry: {@link Layout#words} numbers. */
  long[] bits = {};

  /** By column; null where there are texts, or nothing yet. */
  long[][] numbers;

  /** By column; null where there are numbers, or nothing yet. */
  String[][] texts;

  SharedEntries(Layout layout) {
    this.layout = layout;
    this.numbers = new long[layout.columns.length][];
    this.texts = new String[layout.columns.length][];
  }

  /** Whether an entry entered a window. */
  boolean has(int entry, int bit) {
    return (bits[entry * layout.words + (bit >>> 6)] & (1L << bit)) != 0;
  }

  /** Values of a window's column; null where it has none, or of texts. */
  long[] column(int bit) {
    int column = layout.columnOf[bit];
    return column < 0 ? null : numbers[column];
  }

  /** A window's text in an entry; null where it asks for none. */
  String text(int bit, int entry) {
    int column = layout.columnOf[bit];
    return column < 0 || texts[column] == null ? null : texts[column][entry];
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

  void setNumber(int entry, int column, long number) {
    if (numbers[column] == null) {
      numbers[column] = new long[times.length];
    }
    numbers[column][entry] = number;
  }

  void setText(int entry, int column, String text) {
    if (texts[column] == null) {
      texts[column] = new String[times.length];
    }
    texts[column][entry] = text;
  }

  /** Makes room for an entry that entered no window yet. */
  void insert(int position, long time, long id) {
    if (size == times.length) {
      resize(size < 4 ? 4 : size + (size >> 1));
    }
    shift(position, position + 1, size - position);
    size++;
    times[position] = time;
    ids[position] = id;
    Arrays.fill(bits, position * layout.words, (position + 1) * layout.words, 0);
  }

  private void shift(int from, int to, int count) {
    if (count == 0 || from == to) {
      return;
    }
    System.arraycopy(times, from, times, to, count);
    System.arraycopy(ids, from, ids, to, count);
    System.arraycopy(bits, from * layout.words, bits, to * layout.words, count * layout.words);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != null) {
        System.arraycopy(numbers[i], from, numbers[i], to, count);
      }
      if (texts[i] != null) {
        System.arraycopy(texts[i], from, texts[i], to, count);
      }
    }
  }

  private void resize(int length) {
    times = Arrays.copyOf(times, length);
    ids = Arrays.copyOf(ids, length);
    bits = Arrays.copyOf(bits, length * layout.words);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers[i] == null ? null : Arrays.copyOf(numbers[i], length);
      texts[i] = texts[i] == null ? null : Arrays.copyOf(texts[i], length);
    }
  }

  /** Drops entries that are in no window any more. */
  void dropUnused() {
    boolean[] keep = new boolean[size];
    for (int i = 0; i < size; i++) {
      for (int word = 0; word < layout.words; word++) {
        keep[i] |= bits[i * layout.words + word] != 0;
      }
    }
    retain(keep);
  }

  /** Keeps the marked positions only. */
  void retain(boolean[] keep) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (keep[i]) {
        shift(i, kept++, 1);
      }
    }
    for (String[] text : texts) {
      if (text != null) {
        Arrays.fill(text, kept, size, null);
      }
    }
    size = kept;
    if (size * 4 < times.length) {
      resize(size);
    }
  }

  /** An independent copy. */
  SharedEntries copy() {
    SharedEntries copy = new SharedEntries(layout);
    copy.size = size;
    copy.times = times;
    copy.ids = ids;
    copy.bits = bits;
    copy.numbers = numbers.clone();
    copy.texts = texts.clone();
    copy.resize(times.length);
    return copy;
  }

  /** Bit of a measure's window; negative where it has none here. */
  int bit(Measure measure) {
    return measure.series().layout == layout ? measure.position() : layout.bit(measure.windowId());
  }

  /** Position behind the entries that come at or before the event. */
  int end(Event event, AsOfWindow.Ties ties) {
    long time = event.time();
    int end = size == 0 || times[size - 1] <= time ? size : after(time);
    while (end > 0
        && times[end - 1] == time
        && ids[end - 1] != event.idHash()
        && !ties.notAfter(ids[end - 1])) {
      end--;
    }
    return end;
  }
}
