package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.engine.signal.Ids;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.schemas.Field;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One aggregate of a small key (account, session, card), answered as of any event the watermark has
 * not passed. Exact: what is kept behind the watermark is no more than later questions need.
 *
 * <p>Bound: entries of a pane behind the watermark beyond {@value Measure#EXACT_PER_PANE} are
 * merged into one per sub-key, sub-keys beyond {@value Measure#SAMPLE} are sampled by hash, and
 * entries end with the window. Not thread-safe.
 */
public final class AsOfWindow {
  private static final int COMPACT_FROM = 16;

  private final Entries entries;
  private int compactAt = COMPACT_FROM;

  public AsOfWindow(Measure measure) {
    this(new Entries(Columns.of(measure.aggregate())));
  }

  private AsOfWindow(Entries entries) {
    this.entries = entries;
  }

  /** Tells which of two events of one millisecond comes first, by their ids. */
  @FunctionalInterface
  public interface Ties {
    /** Whether the event of this id hash comes at or before the asking one. */
    boolean notAfter(long idHash);
  }

  /** Lets an event enter; the caller has checked that it does. */
  public void enter(Frame frame, Event event, Measure measure, long watermark) {
    entries.insert(
        event.time(),
        Ids.hash64(event.id()),
        measure.sub(frame.row),
        measure.number(frame),
        measure.text(frame.row));
    if (entries.size >= compactAt) {
      compact(measure, watermark);
      compactAt = Math.max(COMPACT_FROM, entries.size * 2);
    }
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return entries.size == 0;
  }

  /** Number of entries kept. */
  public int size() {
    return entries.size;
  }

  /** Event time of the newest entry; the window must not be empty. */
  public long newest() {
    return entries.times[entries.size - 1];
  }

  /** Forgets what no question after the watermark can reach. */
  public void expire(Measure measure, long watermark) {
    int dead =
        watermark == Long.MAX_VALUE ? entries.size : entries.after(watermark - measure.over());
    if (dead > 0) {
      entries.remove(0, dead);
    }
  }

  /** Answers as of the event. */
  void ask(Event event, Measure measure, Tally tally, Ties ties, Asked asked) {
    Aggregate aggregate = measure.aggregate();
    long lower = event.time() - measure.over();
    int from = entries.after(lower);
    int to = end(event, measure, ties, from);
    tally.clear();
    for (int i = boundary(measure, lower, from, to); i < to; i++) {
      if (i >= from || revived(i, from, to, measure, lower)) {
        tally.add(entries, i);
      }
    }
    if (tally.weight() < aggregate.atLeast()) {
      asked.unknown();
      return;
    }
    switch (aggregate.function()) {
      case FIRST_SEEN -> {
        Field field = event.stream().layout().field(aggregate.field().path());
        if (field == null || event.row().isNull(field.index())) {
          asked.unknown();
        } else {
          asked.is(tally.contains(Measure.hashOf(event.row(), field)) ? 0 : 1);
        }
      }
      case MIN, MAX, LAST, FIRST, SPAN -> asked.of(entries, from, to, measure);
      default -> {
        if (tally.known()) {
          asked.is(tally.bits(aggregate, 1));
        } else {
          asked.unknown();
        }
      }
    }
  }

  /** Entries at or before the asking event, itself left out where the aggregate is prior. */
  private int end(Event event, Measure measure, Ties ties, int from) {
    boolean prior =
        measure.aggregate().prior() || measure.aggregate().function() == Function.FIRST_SEEN;
    int to = entries.after(event.time());
    if (to == from || entries.times[to - 1] < event.time()) {
      return to;
    }
    return sortTies(event, ties, prior, to);
  }

  /**
   * Entries of the asking event's own millisecond stand in hash order; those that come at or before
   * it are moved in front, so that one position ends them.
   */
  private int sortTies(Event event, Ties ties, boolean prior, int to) {
    long self = Ids.hash64(event.id());
    int first = to;
    while (first > 0 && entries.times[first - 1] == event.time()) {
      first--;
    }
    if (to - first == 1) {
      long only = entries.ids[first];
      return only == self ? (prior ? first : to) : ties.notAfter(only) ? to : first;
    }
    int end = first;
    for (int i = first; i < to; i++) {
      long id = entries.ids[i];
      if (id == self ? !prior : ties.notAfter(id)) {
        entries.swap(i, end++);
      }
    }
    return end;
  }

  /** Where the pane that the window's lower end cuts begins, if it counts as one. */
  private int boundary(Measure measure, long lower, int from, int to) {
    Function function = measure.aggregate().function();
    if (from == 0
        || from >= to
        || function == Function.FIRST_SEEN
        || function == Function.DISTINCT) {
      return from;
    }
    long start = Panes.start(lower, measure.pane());
    int first = entries.after(start - 1);
    int weight = 0;
    for (int i = first; i < to && entries.times[i] < start + measure.pane(); i++) {
      weight += entries.weight(i);
    }
    return weight > Measure.EXACT_PER_PANE ? first : from;
  }

  /**
   * Whether an entry before the lower end counts because its pane is one, and reaches beyond it.
   */
  private boolean revived(int i, int from, int to, Measure measure, long lower) {
    long end = Panes.start(lower, measure.pane()) + measure.pane();
    for (int j = from; j < to && entries.times[j] < end; j++) {
      if (!entries.columns.sub() || entries.subs[j] == entries.subs[i]) {
        return true;
      }
    }
    return false;
  }

  private void compact(Measure measure, long watermark) {
    expire(measure, watermark);
    switch (measure.aggregate().function()) {
      case FIRST_SEEN, DISTINCT, LAST -> keepLatest(watermark, measure);
      default -> mergePanes(measure, watermark);
    }
    while (entries.columns.sub() && entries.size > 2 * Measure.SAMPLE) {
      dropLargest();
    }
  }

  /** Behind the watermark only the latest entry of a value can matter to a later question. */
  private void keepLatest(long watermark, Measure measure) {
    boolean bySub = measure.aggregate().function() != Function.LAST;
    Counts later = new Counts();
    boolean[] keep = new boolean[entries.size];
    for (int i = entries.size - 1; i >= 0; i--) {
      long sub = bySub ? entries.subs[i] : 0;
      keep[i] = entries.times[i] > watermark || later.get(sub) == 0;
      if (entries.times[i] <= watermark) {
        later.add(sub, entries.weight(i));
      }
    }
    for (int i = entries.size - 1; i >= 0; i--) {
      long sub = bySub ? entries.subs[i] : 0;
      if (keep[i] && entries.times[i] <= watermark) {
        entries.setWeight(i, later.get(sub));
      }
    }
    entries.retain(keep);
  }

  private void mergePanes(Measure measure, long watermark) {
    int to = entries.size;
    while (to > 0) {
      long start = Panes.start(entries.times[to - 1], measure.pane());
      int from = entries.after(start - 1);
      boolean passed = start + measure.pane() - 1 <= watermark;
      if (passed && to - from > 1 && weight(from, to) > Measure.EXACT_PER_PANE) {
        Panes.merge(entries, from, to, measure);
      }
      to = from;
    }
  }

  private int weight(int from, int to) {
    int weight = 0;
    for (int i = from; i < to; i++) {
      weight += entries.weight(i);
    }
    return weight;
  }

  private void dropLargest() {
    long largest = 0;
    for (int i = 0; i < entries.size; i++) {
      if (Long.compareUnsigned(entries.subs[i], largest) > 0) {
        largest = entries.subs[i];
      }
    }
    boolean[] keep = new boolean[entries.size];
    for (int i = 0; i < entries.size; i++) {
      keep[i] = entries.subs[i] != largest;
    }
    entries.retain(keep);
  }

  /** An independent copy. */
  public AsOfWindow copy() {
    return new AsOfWindow(entries.copy());
  }

  /** Writes the entries; {@link #read} is the inverse. */
  public void write(DataOutput out) throws IOException {
    entries.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static AsOfWindow read(DataInput in) throws IOException {
    return new AsOfWindow(Entries.read(in));
  }
}
