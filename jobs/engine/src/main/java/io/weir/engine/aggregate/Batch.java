package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.condition.Frame;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one share of a platform's events brought to one aggregate in one slice of time, on its way
 * to the window of the whole: entries of one pane and sub-key are merged as they come, so that a
 * flood makes it heavier, not longer. What may be taken back is not merged.
 *
 * <p>Bound: {@value Measure#SAMPLE} sub-keys, of more those with the smallest hashes; {@value
 * AsOfWindow#MOST} entries, beyond which the oldest go; and twice as much between two compactions.
 * Not thread-safe.
 */
public final class Batch {
  private static final int COMPACT_FROM = 64;

  final Entries entries;

  /** Hashes at or above it (unsigned) were left out. */
  long threshold = Tally.EVERYTHING;

  private int compactAt = COMPACT_FROM;

  public Batch(Measure measure) {
    this(new Entries(measure.columns()));
  }

  private Batch(Entries entries) {
    this.entries = entries;
  }

  /** Lets an event enter; the caller has checked that it does. */
  public void enter(Frame frame, Event event, Measure measure) {
    long sub = measure.sub(frame.row);
    if (threshold != Tally.EVERYTHING && Long.compareUnsigned(sub, threshold) >= 0) {
      return;
    }
    entries.insert(
        entries.after(event.time()),
        event.time(),
        event.idHash(),
        sub,
        measure.number(frame),
        measure.text(frame.row));
    if (entries.size >= compactAt) {
      compact(measure);
      compactAt = Math.max(COMPACT_FROM, entries.size * 2);
    }
  }

  /** Takes an event's entry out again: false where it is not here. */
  public boolean leave(Event event) {
    int position = entries.of(event.idHash());
    if (position >= 0) {
      entries.remove(position, position + 1);
    }
    return position >= 0;
  }

  /** Merges what can be merged, so that it travels light. */
  public void compact(Measure measure) {
    if (!measure.toldApart()) {
      mergePanes(measure);
    } else if (measure.latestOnly()) {
      Compaction.keepLatest(entries, Long.MAX_VALUE);
    }
    if (measure.sampled()) {
      sample();
    }
    if (entries.size > AsOfWindow.MOST) {
      entries.remove(0, entries.size - AsOfWindow.MOST);
    }
  }

  private void mergePanes(Measure measure) {
    int to = entries.size;
    while (to > 0) {
      int from = entries.after(Panes.start(entries.time(to - 1), measure.pane()) - 1);
      if (to - from > 1) {
        Panes.merge(entries, from, to, measure);
      }
      to = from;
    }
  }

  private void sample() {
    Counts subs = new Counts();
    for (int i = 0; i < entries.size; i++) {
      subs.add(entries.sub(i), 1);
    }
    if (subs.size() <= Measure.SAMPLE) {
      return;
    }
    threshold = subs.smallestUnsigned(Measure.SAMPLE);
    boolean[] keep = new boolean[entries.size];
    for (int i = 0; i < entries.size; i++) {
      keep[i] = Long.compareUnsigned(entries.sub(i), threshold) < 0;
    }
    entries.retain(keep);
  }

  /** Inserts one of its entries into others as it is. */
  void insert(int i, Entries into, int position) {
    into.insert(
        position,
        entries.time(i),
        entries.id(i),
        entries.sub(i),
        into.columns.number() ? entries.number(i) : 0,
        into.columns.text() ? entries.text(i) : null);
    if (entries.weight(i) > 1) {
      into.setWeight(position, entries.weight(i));
      if (into.columns.squares()) {
        into.setSquares(position, entries.squaresHigh(i), entries.squaresLow(i));
      }
    }
  }

  /** Event time of its newest entry; Long.MIN_VALUE where there is none. */
  long newest() {
    return entries.size == 0 ? Long.MIN_VALUE : entries.time(entries.size - 1);
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** An independent copy. */
  public Batch copy() {
    Batch copy = new Batch(entries.copy());
    copy.threshold = threshold;
    return copy;
  }

  /** Writes it; {@link #read} is the inverse. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(threshold);
    EntriesWire.write(entries, out);
  }

  /** Reads what {@link #write} wrote. */
  public static Batch read(DataInput in) throws IOException {
    long threshold = in.readLong();
    Batch batch = new Batch(EntriesWire.read(in));
    batch.threshold = threshold;
    return batch;
  }
}
