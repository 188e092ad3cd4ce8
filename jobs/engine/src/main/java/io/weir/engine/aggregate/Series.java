package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.condition.Frame;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.LongFunction;

/**
 * Several windows of one key as one list of entries: an event enters once, with a bit for each
 * window that takes it, and a value where one of them asks for it. Entries are never merged, so
 * that each window answers as {@link AsOfWindow} does before it compacts anything.
 *
 * <p>Bound: {@value #MOST} entries and {@value #MOST_BETWEEN} between two compactions, beyond which
 * the windows go their own ways, each by its own rule. An entry ends when no window needs it. Not
 * thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // a plan has one layout
public final class Series {
  static final int MOST = 256;
  private static final int COMPACT_FROM = 16;
  private static final int MOST_BETWEEN = 64;

  final SharedEntries entries;
  private int compactAt = COMPACT_FROM;

  /** What said last that all its windows are needed; null where nothing did since it changed. */
  private Object neededBy;

  /** A series that nothing entered. */
  public Series(SeriesPlan plan) {
    this(new SharedEntries(plan.layout));
  }

  Series(SharedEntries entries) {
    this.entries = entries;
  }

  /**
   * Lets an event enter some of the windows.
   *
   * @param entered a bit for each of the plan's windows
   */
  public void enter(
      Frame frame, Event event, SeriesPlan plan, long[] entered, AsOfWindow.Ties ties) {
    if (entries.layout != plan.layout) {
      SeriesLayouts.adopt(entries, plan.layout);
      neededBy = null;
    }
    int position = entries.end(event, ties);
    boolean known =
        position > 0
            && entries.time(position - 1) == event.time()
            && entries.id(position - 1) == event.idHash();
    int entry = known ? position - 1 : position;
    if (!known) {
      entries.insert(entry, event.time(), event.idHash());
    }
    plan.fill(entries, entry, frame, entered);
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return entries.size == 0;
  }

  /** Number of entries kept. */
  public int size() {
    return entries.size;
  }

  /** Event time of the newest entry; there must be one. */
  public long newest() {
    return entries.time(entries.size - 1);
  }

  /**
   * Event time after which none of its windows needs any entry; Long.MIN_VALUE where none does.
   *
   * @param measures by window id; null where no pattern needs the window
   * @param kept event time until which events may be asked again
   */
  public long end(LongFunction<Measure> measures, long kept) {
    return SeriesCompaction.end(entries, measures, kept);
  }

  /**
   * Forgets what no question can reach any more, once there is much.
   *
   * @return whether more is left than can be shared
   */
  public boolean overflows(SeriesPlan plan, Passed passed) {
    if (entries.size < compactAt) {
      return false;
    }
    boolean exact = entries.layout == plan.layout;
    SeriesCompaction.compact(
        entries,
        bit -> {
          int member = exact ? bit : plan.layout.bit(entries.layout.windows[bit]);
          return member < 0 ? null : plan.members()[member];
        },
        false,
        passed);
    compactAt = Math.max(COMPACT_FROM, Math.min(2 * entries.size, entries.size + MOST_BETWEEN));
    return entries.size > MOST;
  }

  /**
   * Forgets what no question can reach any more, and windows no pattern needs.
   *
   * @param measures by window id; null where no pattern needs the window
   * @param by what tells these measures from others
   */
  public void expire(LongFunction<Measure> measures, Object by, Passed passed) {
    SeriesCompaction.compact(
        entries, bit -> measures.apply(entries.layout.windows[bit]), true, passed);
    if (neededBy != by) {
      SeriesLayouts.forget(entries, measures);
      neededBy = by;
    }
  }

  /**
   * Forgets what no question can reach any more.
   *
   * @param measures by window id; null where nobody here knows the window, which stays as it is
   */
  public void bound(LongFunction<Measure> measures, Passed passed) {
    SeriesCompaction.compact(
        entries, bit -> measures.apply(entries.layout.windows[bit]), false, passed);
  }

  /** One of its windows by itself, which is none of its windows any more; null if it is empty. */
  public AsOfWindow release(Measure measure) {
    int bit = entries.bit(measure);
    if (bit < 0) {
      return null;
    }
    Entries own = SeriesAnswers.gather(entries, measure, bit, 0, entries.size);
    entries.leave(bit);
    return own.isEmpty() ? null : new AsOfWindow(own);
  }

  /** Drops entries that are in no window any more. */
  public void dropUnused() {
    entries.dropUnused();
  }

  /** An independent copy. */
  public Series copy() {
    Series copy = new Series(entries.copy());
    copy.compactAt = compactAt;
    return copy;
  }

  /** Writes the entries; {@link #read} is the inverse. */
  public void write(DataOutput out) throws IOException {
    SeriesWire.write(entries, out);
  }

  /** Reads what {@link #write} wrote. */
  public static Series read(DataInput in) throws IOException {
    return new Series(SeriesWire.read(in));
  }
}
