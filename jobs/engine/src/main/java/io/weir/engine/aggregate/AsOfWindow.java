package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One aggregate of a small key (account, session, card), answered as of any event the watermark has
 * not passed, by the rule of {@link Measure}: whatever was compacted meanwhile, and in whatever
 * order entries came.
 *
 * <p>Bound: behind the watermark, what that rule needs, and at most {@value #MOST} entries, beyond
 * which the oldest go. Entries end with the window. Not thread-safe.
 */
public final class AsOfWindow {
  static final int MOST = 16 * Measure.SAMPLE;
  private static final int COMPACT_FROM = 16;

  private final Entries entries;
  private int compactAt = COMPACT_FROM;

  public AsOfWindow(Measure measure) {
    this(new Entries(measure.columns()));
  }

  AsOfWindow(Entries entries) {
    this.entries = entries;
  }

  /** Tells which of two events of one millisecond comes first, by their ids. */
  @FunctionalInterface
  public interface Ties {
    /** Whether the event of this id hash comes at or before the one that enters or asks. */
    boolean notAfter(long idHash);
  }

  /** Lets an event enter of which nothing before the watermark is asked again. */
  void enter(Frame frame, Event event, Measure measure, long watermark, Ties ties) {
    enter(frame, event, measure, new Passed(watermark, Long.MAX_VALUE), ties);
  }

  /** Lets an event enter; the caller has checked that it does. */
  public void enter(Frame frame, Event event, Measure measure, Passed passed, Ties ties) {
    long time = measure.entryTime(event);
    entries.insert(
        end(time, ties),
        time,
        event.idHash(),
        measure.sub(frame.row),
        measure.number(frame),
        measure.text(frame.row));
    if (entries.size >= compactAt) {
      compact(measure, passed);
      compactAt = Math.max(COMPACT_FROM, entries.size * 2);
    }
  }

  /** Takes an event's entry out again, if it has one. */
  public void leave(Event event) {
    int position = entries.of(event.idHash());
    if (position >= 0) {
      entries.remove(position, position + 1);
    }
  }

  /** Lets an event take an entry back that has come or is to come. */
  public void takeBack(Event event, Measure measure) {
    entries.takeBack(measure.original(event.row()), event.time(), event.idHash());
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Number of entries kept. */
  public int size() {
    return entries.size;
  }

  /** Event time of the newest entry or removal; the window must not be empty. */
  public long newest() {
    return entries.newest();
  }

  /**
   * Event time after which nothing of it is needed; it must not be empty.
   *
   * @param kept event time until which events may be asked again
   */
  public long end(Measure measure, long kept) {
    long end = newest() + measure.reach();
    return measure.revisable() ? Math.max(end, kept) : end;
  }

  /** Forgets what no question can reach any more. */
  public void expire(Measure measure, Passed passed) {
    expire(measure, passed.forGood(measure));
  }

  /** Forgets what no question after an instant can reach. */
  void expire(Measure measure, long watermark) {
    if (watermark == Long.MAX_VALUE) {
      entries.clear();
      return;
    }
    if (watermark < Long.MIN_VALUE + measure.keptFor()) {
      return;
    }
    if (entries.mayBeTakenBack()) {
      entries.removals.settle(entries, watermark, measure.reach());
    }
    long lower = watermark + 1 - measure.keptFor();
    int dead = boundary(measure, lower, entries.after(lower), entries.size);
    if (dead > 0) {
      entries.remove(0, dead);
    }
    if (!measure.retractable()) {
      entries.forgetIds(entries.after(watermark));
    }
  }

  /** Answers as of the event. */
  void ask(Event event, Measure measure, Tally tally, Ties ties, Asked asked) {
    if (!entries.mayBeTakenBack()) {
      askWhatIsLeft(event, measure, tally, ties, asked);
      return;
    }
    long own = event.idHash();
    Entries left =
        entries.removals.leave(
            entries,
            measure.reach(),
            (time, id) ->
                time <= event.time()
                    && (time < event.time() || ties.notAfter(id))
                    && !(measure.prior() && id == own));
    new AsOfWindow(left).askWhatIsLeft(event, measure, tally, ties, asked);
  }

  private void askWhatIsLeft(Event event, Measure measure, Tally tally, Ties ties, Asked asked) {
    Aggregate aggregate = measure.aggregate();
    long lower = event.time() - measure.over();
    int from = entries.after(lower);
    int to = end(event.time(), ties);
    if (measure.prior() && to > from && entries.id(to - 1) == event.idHash()) {
      to--;
    }
    int first = boundary(measure, lower, from, to);
    tally(tally, measure, first, from, to);
    switch (aggregate.function()) {
      case MIN, MAX, LAST, FIRST, SPAN, RUN, STRONGEST -> {
        if (tally.weight() < aggregate.atLeast()) {
          asked.unknown();
        } else {
          asked.of(event, entries, first, to, measure);
        }
      }
      default -> asked.of(event, tally, measure);
    }
  }

  private void tally(Tally tally, Measure measure, int first, int from, int to) {
    tally.clear();
    for (int i = from; i < to; i++) {
      tally.add(entries, i);
    }
    if (first < from) {
      Counts reaching = entries.columns.sub() ? subsOfPane(measure, from, to) : null;
      for (int i = first; i < from; i++) {
        if (reaching == null || reaching.get(entries.sub(i)) != 0) {
          tally.add(entries, i);
        }
      }
    }
    if (measure.sampled()) {
      tally.sample(Measure.SAMPLE);
    }
  }

  /** The sub-keys that the pane around {@code from} has at or after it. */
  private Counts subsOfPane(Measure measure, int from, int to) {
    long end = Panes.start(entries.time(from), measure.pane()) + measure.pane();
    Counts subs = new Counts();
    for (int i = from; i < to && entries.time(i) < end; i++) {
      subs.add(entries.sub(i), 1);
    }
    return subs;
  }

  /** Position behind the entries of a time or before it, as ties tell those of that time. */
  private int end(long time, Ties ties) {
    int end = entries.after(time);
    while (end > 0 && entries.time(end - 1) == time && !ties.notAfter(entries.id(end - 1))) {
      end--;
    }
    return end;
  }

  /** Where the pane that the window's lower end cuts begins, if it counts as one; else from. */
  private int boundary(Measure measure, long lower, int from, int to) {
    long start = Panes.start(lower, measure.pane());
    long end = start + measure.pane();
    if (measure.toldApart() || from == 0 || from >= to || entries.time(from) >= end) {
      return from;
    }
    int first = entries.after(start - 1);
    int weight = 0;
    for (int i = first; i < to && entries.time(i) < end; i++) {
      weight += entries.weight(i);
    }
    return weight > Measure.EXACT_PER_PANE ? first : from;
  }

  /**
   * Merges what no question about an event after the watermark can tell apart, and forgets what no
   * question can reach any more.
   */
  public void compact(Measure measure, Passed passed) {
    long watermark = passed.watermark();
    if (watermark < Long.MIN_VALUE + measure.keptFor()) {
      return;
    }
    long forGood = passed.forGood(measure);
    expire(measure, forGood);
    if (measure.latestOnly()) {
      Compaction.keepLatest(entries, forGood);
    } else if (measure.toldApart()) {
      Compaction.mergeOldest(entries, watermark, measure);
    } else {
      Compaction.mergePanes(entries, watermark, measure);
    }
    if (measure.sampled() && !measure.retractable() && entries.size > Measure.SAMPLE) {
      boolean whole = measure.latestOnly() || entries.size > MOST;
      long panes = Panes.start(forGood, measure.pane()) - 1;
      Compaction.sample(entries, whole ? forGood : panes);
    }
    if (entries.size > MOST) {
      entries.remove(0, entries.size - MOST);
    }
  }

  /** An independent copy. */
  public AsOfWindow copy() {
    return new AsOfWindow(entries.copy());
  }

  /** Writes the entries; {@link #read} is the inverse. */
  public void write(DataOutput out) throws IOException {
    EntriesWire.write(entries, out);
  }

  /** Reads what {@link #write} wrote. */
  public static AsOfWindow read(DataInput in) throws IOException {
    return new AsOfWindow(EntriesWire.read(in));
  }
}
