package io.weir.engine.aggregate;

import java.util.function.IntFunction;

/** Drops entries of a series that none of its windows can tell the absence of. */
final class SeriesCompaction {

  private SeriesCompaction() {}

  /**
   * Keeps what a question about an event after the watermark can reach.
   *
   * @param measures by bit; null where nobody here knows the window
   * @param forgets whether a window nobody knows needs nothing
   */
  static void compact(
      SharedEntries series, IntFunction<Measure> measures, boolean forgets, long watermark) {
    boolean[] keep = new boolean[series.size];
    Counts later = new Counts();
    if (watermark != Long.MAX_VALUE) {
      for (int bit = 0; bit < series.layout.windows.length; bit++) {
        Measure measure = measures.apply(bit);
        if (measure != null) {
          mark(series, bit, measure, watermark, keep, later);
        } else if (!forgets) {
          mark(series, bit, keep);
        }
      }
    }
    series.retain(keep);
    for (int i = series.after(watermark) - 1; i >= 0 && series.ids[i] != Entries.MERGED; i--) {
      series.ids[i] = Entries.MERGED;
    }
  }

  private static void mark(SharedEntries series, int bit, boolean[] keep) {
    for (int i = 0; i < series.size; i++) {
      keep[i] |= series.has(i, bit);
    }
  }

  private static void mark(
      SharedEntries series,
      int bit,
      Measure measure,
      long watermark,
      boolean[] keep,
      Counts later) {
    int dead = 0;
    if (watermark >= Long.MIN_VALUE + measure.keptFor()) {
      long lower = watermark + 1 - measure.keptFor();
      dead = SeriesAnswers.boundary(series, bit, measure, lower, series.after(lower), series.size);
    }
    boolean latestOnly = measure.latestOnly();
    later.clear();
    long[] subs = measure.columns().sub() ? series.column(bit) : null;
    for (int i = series.size - 1; i >= dead; i--) {
      if (series.has(i, bit)) {
        keep[i] |=
            !latestOnly
                || series.times[i] > watermark
                || later.add(subs == null ? 0 : subs[i], 1) == 1;
      }
    }
  }
}
