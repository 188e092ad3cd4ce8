package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.condition.Frame;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.LongFunction;

/**
 * Several windows of one key that may be hot as one list of entries, as long as they are few: most
 * addresses, devices and payees are met a few times and forgotten, and a list of entries for each
 * of their windows would be most of what is kept. Answered as of the newest event seen, as {@link
 * RunningWindow} answers, which each window becomes where there are more.
 *
 * <p>Bound: {@value #MOST} entries, twice as many between two compactions. An entry ends when no
 * window needs it. Not thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // what is known by a mark has one
public final class RunningSeries {
  static final int MOST = 16;

  private final SharedEntries entries;
  private long head = Long.MIN_VALUE;
  private int compactAt = MOST;

  /** What said last that all its windows are needed; null where nothing did since it changed. */
  private Object neededBy;

  /** A series that nothing entered. */
  public RunningSeries(SeriesPlan plan) {
    this(new SharedEntries(plan.layout));
  }

  private RunningSeries(SharedEntries entries) {
    this.entries = entries;
  }

  /**
   * Lets an event enter some of the windows.
   *
   * @param entered a bit for each of the plan's windows; taken away where the event comes too late
   * @return whether there is an entry of it: not where it comes too late for all of them
   */
  public boolean enter(Frame frame, Event event, SeriesPlan plan, long[] entered) {
    if (event.time() < head && !leavesAny(event.time(), plan, entered)) {
      return false;
    }
    head = Math.max(head, event.reached());
    if (entries.layout != plan.layout) {
      SeriesLayouts.adopt(entries, plan.layout);
      neededBy = null;
    }
    int position = entries.after(event.time());
    entries.insert(position, event.time(), Entries.MERGED);
    plan.fill(entries, position, frame, entered);
    return true;
  }

  /** Leaves out the windows that the time has passed for; whether any is left. */
  private boolean leavesAny(long time, SeriesPlan plan, long[] entered) {
    long left = 0;
    for (Measure measure : plan.members()) {
      int bit = measure.position();
      if (time <= head - measure.over()) {
        entered[bit >>> 6] &= ~(1L << bit);
      }
    }
    for (long bits : entered) {
      left |= bits;
    }
    return left != 0;
  }

  /**
   * Answers as of the latest time events reached, this one among them.
   *
   * @return whether anything counts; if not, there is no answer
   */
  boolean ask(Event event, Measure measure, SeriesAnswers answers, Asked asked) {
    head = Math.max(head, event.reached());
    return answers.ofNewest(entries, event, head, measure, asked);
  }

  /**
   * Forgets what no question can reach any more, once there is much.
   *
   * @return whether more is left than is shared
   */
  public boolean overflows(SeriesPlan plan) {
    if (entries.size <= compactAt) {
      return false;
    }
    SeriesCompaction.compact(
        entries,
        bit -> {
          int member = plan.layout.bit(entries.layout.windows[bit]);
          return member < 0 ? null : plan.members()[member];
        },
        false,
        passed());
    compactAt = Math.max(MOST, Math.min(2 * entries.size, 2 * MOST));
    return entries.size > MOST;
  }

  /** One of its windows by itself, which is none of its windows any more; null if it is empty. */
  public RunningWindow release(Measure measure) {
    int bit = entries.bit(measure);
    if (bit < 0) {
      return null;
    }
    Entries own = SeriesAnswers.gather(entries, measure, bit, 0, entries.size);
    entries.leave(bit);
    RunningWindow window = new RunningWindow(own, head, measure);
    return window.isEmpty() ? null : window;
  }

  /** Drops entries that are in no window any more. */
  public void dropUnused() {
    entries.dropUnused();
  }

  /**
   * Forgets what is over when the watermark has passed an instant, and windows no pattern needs.
   *
   * @param measures by window id; null where no pattern needs the window
   * @param by what tells these measures from others
   */
  public void expire(LongFunction<Measure> measures, Object by, long watermark) {
    head = Math.max(head, watermark);
    SeriesCompaction.compact(
        entries, bit -> measures.apply(entries.layout.windows[bit]), true, passed());
    if (neededBy != by) {
      SeriesLayouts.forget(entries, measures);
      neededBy = by;
    }
  }

  /**
   * Event time after which none of its windows needs any entry; Long.MIN_VALUE where none does.
   *
   * @param measures by window id; null where no pattern needs the window
   */
  public long end(LongFunction<Measure> measures) {
    return SeriesCompaction.end(entries, measures, Long.MIN_VALUE);
  }

  /** Nothing is asked again here. */
  private Passed passed() {
    return new Passed(head - 1, Long.MAX_VALUE);
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return entries.size == 0;
  }

  /** Number of entries kept. */
  public int size() {
    return entries.size;
  }

  /** An independent copy. */
  public RunningSeries copy() {
    RunningSeries copy = new RunningSeries(entries.copy());
    copy.head = head;
    copy.compactAt = compactAt;
    return copy;
  }

  /** Writes the entries; {@link #read} is the inverse. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(head);
    SeriesWire.write(entries, out);
  }

  /** Reads what {@link #write} wrote. */
  public static RunningSeries read(DataInput in) throws IOException {
    long head = in.readLong();
    RunningSeries series = new RunningSeries(SeriesWire.read(in));
    series.head = head;
    return series;
  }
}
