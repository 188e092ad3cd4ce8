package io.weir.engine.aggregate;

import java.util.function.IntFunction;
import java.util.function.LongFunction;

/** Drops entries of a series that none of its windows can tell the absence of. */
final class SeriesCompaction {

  private SeriesCompaction() {}

  /**
   * Keeps what a question that is still to come can reach.
   *
   * @param measures by bit; null where nobody here knows the window
   * @param forgets whether a window nobody knows needs nothing
   */
  static void compact(
      SharedEntries series, IntFunction<Measure> measures, boolean forgets, Passed passed) {
    boolean[] keep = new boolean[series.size];
    int dropped = series.size;
    if (passed.watermark() != Long.MAX_VALUE) {
      Counts later = null;
      for (int bit = 0; bit < series.layout.windows.length && dropped > 0; bit++) {
        Measure measure = measures.apply(bit);
        if (measure != null) {
          later = later == null && measure.latestOnly() ? new Counts() : later;
          dropped -= mark(series, bit, measure, passed.forGood(measure), keep, later);
        } else if (!forgets) {
          dropped -= mark(series, bit, keep);
        }
      }
    }
    if (dropped > 0) {
      series.retain(keep);
    }
    long named = named(series, measures, passed);
    for (int i = series.after(named) - 1; i >= 0 && series.id(i) != Entries.MERGED; i--) {
      series.forgetId(i);
    }
  }

  /** Event time at or before which no question of any window needs to know an entry by its id. */
  private static long named(SharedEntries series, IntFunction<Measure> measures, Passed passed) {
    long named = passed.watermark();
    for (int bit = 0; bit < series.layout.windows.length; bit++) {
      Measure measure = measures.apply(bit);
      named = measure == null ? named : Math.min(named, passed.forGood(measure));
    }
    return named;
  }

  /**
   * Event time after which no window needs any entry; Long.MIN_VALUE where none does.
   *
   * @param measures by window id; null where no pattern needs the window
   * @param kept event time until which events may be asked again
   */
  static long end(SharedEntries series, LongFunction<Measure> measures, long kept) {
    long end = Long.MIN_VALUE;
    for (int bit = 0; bit < series.layout.windows.length; bit++) {
      Measure measure = measures.apply(series.layout.windows[bit]);
      for (int i = series.size - 1; measure != null && i >= 0; i--) {
        if (series.has(i, bit)) {
          end = Math.max(end, series.time(i) + measure.keptFor());
          end = measure.revisable() ? Math.max(end, kept) : end;
          break;
        }
      }
    }
    return end;
  }

  private static int mark(SharedEntries series, int bit, boolean[] keep) {
    int marked = 0;
    for (int i = 0; i < series.size; i++) {
      if (!keep[i] && series.has(i, bit)) {
        keep[i] = true;
        marked++;
      }
    }
    return marked;
  }

  /** Marks what a window needs; how many entries none before it did. */
  private static int mark(
      SharedEntries series,
      int bit,
      Measure measure,
      long watermark,
      boolean[] keep,
      Counts later) {
    int dead = 0;
    if (watermark >= Long.MIN_VALUE + measure.keptFor()) {
      long lower = watermark + 1 - measure.keptFor();
      dead =
          series.time(0) > lower
              ? 0
              : SeriesAnswers.boundary(
                  series, bit, measure, lower, series.after(lower), series.size);
    }
    boolean latestOnly = measure.latestOnly();
    if (latestOnly) {
      later.clear();
    }
    int subs = measure.columns().sub() ? series.column(bit) : -1;
    int marked = 0;
    for (int i = series.size - 1; i >= dead; i--) {
      if (series.has(i, bit)
          && (!latestOnly
              || series.time(i) > watermark
              || later.add(subs < 0 ? 0 : series.number(subs, i), 1) == 1)
          && !keep[i]) {
        keep[i] = true;
        marked++;
      }
    }
    return marked;
  }
}
