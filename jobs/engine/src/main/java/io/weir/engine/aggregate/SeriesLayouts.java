package io.weir.engine.aggregate;

import java.util.SortedMap;
import java.util.function.LongFunction;

/**
 * Brings a series into the layout of the patterns in force. What entered a window stays in it,
 * whatever other windows come and go.
 */
@SuppressWarnings("ReferenceEquality") // whether it is the very one saves looking
final class SeriesLayouts {

  private SeriesLayouts() {}

  /** From now on the series has all windows of a layout, and those it had. */
  static void adopt(SharedEntries series, Layout wanted) {
    if (series.layout != wanted) {
      Layout both = series.layout.and(wanted);
      if (both != series.layout) {
        turn(series, both);
      }
    }
  }

  /** Adds bits of a layout's windows to an entry. */
  static void mark(SharedEntries series, int entry, Layout from, long[] entered) {
    int at = entry * series.layout.words;
    if (from == series.layout) {
      for (int word = 0; word < entered.length; word++) {
        series.bits[at + word] |= entered[word];
      }
      return;
    }
    for (int bit = 0; bit < from.windows.length; bit++) {
      if ((entered[bit >>> 6] & (1L << bit)) != 0) {
        int to = series.layout.bit(from.windows[bit]);
        series.bits[at + (to >>> 6)] |= 1L << to;
      }
    }
  }

  /** Drops windows that no pattern needs. */
  static void forget(SharedEntries series, LongFunction<Measure> measures) {
    for (long windowId : series.layout.windows) {
      if (measures.apply(windowId) == null) {
        SortedMap<Long, Column> left = series.layout.byWindow();
        left.keySet().removeIf(known -> measures.apply(known) == null);
        turn(series, Layout.of(left));
        return;
      }
    }
  }

  /** The series without the windows that no entry entered: itself, or a copy. */
  static SharedEntries trimmed(SharedEntries series) {
    Layout used = used(series);
    if (used == series.layout) {
      return series;
    }
    SharedEntries copy = series.copy();
    turn(copy, used);
    return copy;
  }

  private static Layout used(SharedEntries series) {
    int words = series.layout.words;
    long[] used = new long[words];
    for (int i = 0; i < series.size * words; i++) {
      used[i % words] |= series.bits[i];
    }
    SortedMap<Long, Column> left = series.layout.byWindow();
    for (int bit = 0; bit < series.layout.windows.length; bit++) {
      if ((used[bit >>> 6] & (1L << bit)) == 0) {
        left.remove(series.layout.windows[bit]);
      }
    }
    return left.size() == series.layout.windows.length ? series.layout : Layout.of(left);
  }

  private static void turn(SharedEntries series, Layout next) {
    Layout before = series.layout;
    long[] bits = series.bits;
    long[][] numbers = series.numbers;
    String[][] texts = series.texts;
    series.layout = next;
    series.bits = new long[series.times.length * next.words];
    series.numbers = new long[next.columns.length][];
    series.texts = new String[next.columns.length][];
    for (int i = 0; i < before.columns.length; i++) {
      int to = next.column(before.columns[i]);
      if (to >= 0) {
        series.numbers[to] = numbers[i];
        series.texts[to] = texts[i];
      }
    }
    for (int bit = 0; bit < before.windows.length; bit++) {
      int to = next.bit(before.windows[bit]);
      for (int i = 0; to >= 0 && i < series.size; i++) {
        if ((bits[i * before.words + (bit >>> 6)] & (1L << bit)) != 0) {
          series.bits[i * next.words + (to >>> 6)] |= 1L << to;
        }
      }
    }
  }
}
