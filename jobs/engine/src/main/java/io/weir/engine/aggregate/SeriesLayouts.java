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
        series.turn(both);
      }
    }
  }

  /** Adds bits of a layout's windows to an entry. */
  static void mark(SharedEntries series, int entry, Layout from, long[] entered) {
    if (from == series.layout) {
      for (int word = 0; word < entered.length; word++) {
        series.addBits(entry, word, entered[word]);
      }
      return;
    }
    for (int bit = 0; bit < from.windows.length; bit++) {
      if ((entered[bit >>> 6] & (1L << bit)) != 0) {
        int to = series.layout.bit(from.windows[bit]);
        series.addBits(entry, to >>> 6, 1L << to);
      }
    }
  }

  /** Drops windows that no pattern needs. */
  static void forget(SharedEntries series, LongFunction<Measure> measures) {
    for (long windowId : series.layout.windows) {
      if (measures.apply(windowId) == null) {
        SortedMap<Long, Column> left = series.layout.byWindow();
        left.keySet().removeIf(known -> measures.apply(known) == null);
        series.turn(Layout.of(left));
        return;
      }
    }
  }

  /** The series without the windows that no entry entered: itself, or a copy. */
  static SharedEntries trimmed(SharedEntries series) {
    int words = series.layout.words;
    long[] used = new long[words];
    for (int i = 0; i < series.size; i++) {
      for (int word = 0; word < words; word++) {
        used[word] |= series.bits(i, word);
      }
    }
    Layout part = series.layout.part(used);
    return part == series.layout ? series : series.in(part);
  }
}
