package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One aggregate of a key that may be hot (ip, subnet, device, payee, reference): amortised constant
 * cost per event, answered as of the newest event seen and never revised. In time order the answers
 * are those of {@link AsOfWindow}, as long as no more sub-keys were met than are told apart.
 *
 * <p>Bound: {@value Measure#EXACT_PER_PANE} single entries a pane, beyond which they merge into one
 * per sub-key; {@value Measure#SAMPLE} sub-keys; {@value AsOfWindow#MOST} entries, beyond which the
 * oldest go; and twice as much between two compactions. Entries end with the window. Not
 * thread-safe.
 */
public final class RunningWindow {
  private static final int COMPACT_FROM = 64;

  private final Entries entries;

  /** What few entries amount to is added up when it is asked for; null: so far always. */
  private RunningTally tally;

  private int compactAt = COMPACT_FROM;
  private long head = Long.MIN_VALUE;

  public RunningWindow(Measure measure) {
    this(new Entries(measure.columns()));
  }

  private RunningWindow(Entries entries) {
    this.entries = entries;
  }

  /** The window of these entries as of an instant that none is after. */
  RunningWindow(Entries entries, long head, Measure measure) {
    this(entries);
    advance(head, measure);
  }

  /**
   * Lets an event take an entry back: at once where it has come, else when it comes, and for
   * whoever asks.
   */
  public void takeBack(Event event, Measure measure) {
    advance(event.reached(), measure);
    long original = measure.original(event.row());
    for (int i = 0; i < entries.size; i++) {
      if (entries.id(i) == original
          && Removals.reaches(event.time(), entries.time(i), measure.over())) {
        take(i);
        entries.remove(i, i + 1);
        return;
      }
    }
    entries.takeBack(original, event.time(), event.idHash());
  }

  /**
   * Lets an event enter; the caller has checked that it does.
   *
   * @return whether there is an entry of it: not where it came too late, was taken back before, or
   *     is not sampled
   */
  public boolean enter(Frame frame, Event event, Measure measure) {
    advance(event.reached(), measure);
    long id = event.idHash();
    boolean taken =
        entries.mayBeTakenBack()
            && entries.removals.settle(id, event.time(), measure.over(), Long.MAX_VALUE);
    if (taken || event.time() <= head - measure.over()) {
      return false;
    }
    long sub = measure.sub(frame.row);
    if (isLeftOut(sub)) {
      return false;
    }
    int position = entries.after(event.time());
    entries.insert(position, event.time(), id, sub, measure.number(frame), measure.text(frame.row));
    add(position);
    compactIfFull(measure);
    return true;
  }

  /** Whether a sub-key is not sampled. */
  private boolean isLeftOut(long sub) {
    return threshold() != Tally.EVERYTHING && Long.compareUnsigned(sub, threshold()) >= 0;
  }

  private void compactIfFull(Measure measure) {
    if (entries.size >= compactAt) {
      compact(measure);
      compactAt = Math.max(COMPACT_FROM, entries.size * 2);
    }
    if (measure.sampled()
        && entries.size > Measure.SAMPLE
        && sum(measure).distinct() > Measure.SAMPLE) {
      sampleBelow(sum(measure).largestSub());
    }
  }

  /** Lets what was added up elsewhere enter. */
  public void enter(Batch batch, Measure measure) {
    if (Long.compareUnsigned(batch.threshold, threshold()) < 0) {
      sampleBelow(batch.threshold);
    }
    Entries other = batch.entries;
    for (int i = 0; i < other.size; i++) {
      advance(other.time(i), measure);
      boolean over = other.time(i) <= head - measure.over();
      if (!over && !isLeftOut(other.sub(i))) {
        int position = entries.after(other.time(i));
        batch.insert(i, entries, position);
        add(position);
        compactIfFull(measure);
      }
    }
  }

  /** Takes the entry of the event of this id hash out again, if there is one. */
  public void leave(long idHash) {
    int position = entries.of(idHash);
    if (position >= 0) {
      take(position);
      entries.remove(position, position + 1);
    }
  }

  /**
   * Answers as of the latest time events reached, this one among them. Where the asking event is to
   * be left out, the caller asks before it enters.
   */
  void ask(Event event, Measure measure, Asked asked) {
    advance(event.reached(), measure);
    Aggregate aggregate = measure.aggregate();
    switch (aggregate.function()) {
      case MIN, MAX, LAST, FIRST, SPAN, RUN, STRONGEST -> {
        if (aggregate.atLeast() <= 0 || sum(measure).weight() >= aggregate.atLeast()) {
          asked.of(event, entries, 0, entries.size, measure);
        } else {
          asked.unknown();
        }
      }
      default -> asked.of(event, sum(measure), measure);
    }
  }

  /** What the entries amount to: to be read at once. */
  private Tally sum(Measure measure) {
    boolean few = tally == null && RunningTally.isFew(entries);
    return few ? RunningTally.ofFew(entries, measure) : running().of(measure);
  }

  private RunningTally running() {
    if (tally == null) {
      tally = new RunningTally(entries);
    }
    return tally;
  }

  private RunningWindow sampled(long threshold) {
    if (threshold != Tally.EVERYTHING) {
      running().sampleBelow(threshold);
    }
    return this;
  }

  private long threshold() {
    return tally == null ? Tally.EVERYTHING : tally.threshold();
  }

  private void add(int entry) {
    if (tally != null) {
      tally.add(entry);
    }
  }

  private void take(int entry) {
    if (tally != null) {
      tally.take(entry);
    }
  }

  /** No answer is as of an instant before this one any more. */
  void advance(long time, Measure measure) {
    if (time > head) {
      head = time;
      expire(time, measure);
    }
  }

  /** Forgets what is out of the window at this time. */
  public void expire(long time, Measure measure) {
    if (time < Long.MIN_VALUE + measure.over()) {
      return;
    }
    long lower = time == Long.MAX_VALUE ? time : time - measure.over();
    if (entries.mayBeTakenBack()) {
      entries.removals.expire(time - 1, measure.over());
    }
    if (entries.size == 0 || entries.time(0) > lower) {
      return;
    }
    if (!measure.toldApart()) {
      mergeCut(lower, measure);
    }
    int dead = entries.after(lower);
    for (int i = 0; i < dead; i++) {
      take(i);
    }
    if (dead > 0) {
      entries.remove(0, dead);
      if (entries.size == 0) {
        tally = null;
      }
    }
  }

  /** A pane that the lower end cuts and that counts as one ends with its latest entries. */
  private void mergeCut(long lower, Measure measure) {
    long start = Panes.start(lower, measure.pane());
    int from = entries.after(start - 1);
    int to = entries.after(start + measure.pane() - 1);
    if (to - from > 1
        && entries.time(to - 1) > lower
        && entries.weight(from, to) > Measure.EXACT_PER_PANE) {
      Panes.merge(entries, from, to, measure);
    }
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

  private void compact(Measure measure) {
    if (measure.latestOnly()) {
      Compaction.keepLatest(entries, Long.MAX_VALUE);
    } else if (measure.toldApart()) {
      Compaction.mergeOldest(entries, Long.MAX_VALUE, measure);
    } else {
      Compaction.mergePanes(entries, Long.MAX_VALUE, measure);
    }
    if (entries.size > AsOfWindow.MOST) {
      entries.remove(0, entries.size - AsOfWindow.MOST);
    }
    if (tally != null) {
      tally.forget();
    }
  }

  private void sampleBelow(long hash) {
    boolean[] keep = new boolean[entries.size];
    for (int i = 0; i < entries.size; i++) {
      keep[i] = Long.compareUnsigned(entries.sub(i), hash) < 0;
      if (!keep[i]) {
        take(i);
      }
    }
    entries.retain(keep);
    running().sampleBelow(hash);
  }

  /** An independent copy. */
  public RunningWindow copy() {
    RunningWindow copy = new RunningWindow(entries.copy());
    copy.head = head;
    return copy.sampled(threshold());
  }

  /** Writes the entries; {@link #read} is the inverse. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(head);
    out.writeLong(threshold());
    EntriesWire.write(entries, out);
  }

  /** Reads what {@link #write} wrote. */
  public static RunningWindow read(DataInput in) throws IOException {
    long head = in.readLong();
    long threshold = in.readLong();
    RunningWindow window = new RunningWindow(EntriesWire.read(in));
    window.head = head;
    return window.sampled(threshold);
  }
}
