package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.engine.event.Facts;
import io.weir.engine.signal.Ids;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.schemas.Field;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One aggregate of a key that may be hot (ip, subnet, device, payee, reference): amortised constant
 * cost per event, answered as of the newest event seen and never revised. In time order the answers
 * are those of {@link AsOfWindow} as long as no pane holds more entries than are told apart.
 *
 * <p>Bound: {@value #PANE_LIMIT} single entries a pane, beyond which they merge into one per
 * sub-key; {@value Measure#SAMPLE} sub-keys, beyond which those with the smallest hashes are a
 * sample. Entries end with the window. Not thread-safe.
 */
public final class RunningWindow {
  /** Single entries of a pane after which they are merged. */
  static final int PANE_LIMIT = 64;

  private final Entries entries;

  /** Built from the entries when first needed: a restored window knows its measure only then. */
  private Tally tally;

  private long head = Long.MIN_VALUE;

  /** Hashes at or above it (unsigned) are not sampled; all ones: everything is. */
  private long threshold = -1L;

  public RunningWindow(Measure measure) {
    this(new Entries(Columns.of(measure.aggregate())));
  }

  private RunningWindow(Entries entries) {
    this.entries = entries;
  }

  private Tally tally(Measure measure) {
    if (tally == null) {
      tally = new Tally(measure);
      for (int i = 0; i < entries.size; i++) {
        tally.add(entries, i);
      }
    }
    return tally;
  }

  /** Lets an event enter; the caller has checked that it does. */
  public void enter(Frame frame, Event event, Measure measure) {
    tally(measure);
    advance(event.time(), measure);
    if (event.time() <= head - measure.over()) {
      return;
    }
    long sub = measure.sub(frame.row);
    if (sampled() && Long.compareUnsigned(sub, threshold) >= 0) {
      return;
    }
    int at =
        entries.insert(
            event.time(),
            Ids.hash64(event.id()),
            sub,
            measure.number(frame),
            measure.text(frame.row));
    tally.add(entries, at);
    mergeAround(event.time(), measure);
    if (bySub(measure) && tally.distinct() > Measure.SAMPLE) {
      shrinkSample();
    }
  }

  /** Freezes the value as of the newest event seen, or this one if it is newer. */
  public void freeze(Event event, Facts facts, Measure measure) {
    tally(measure);
    advance(event.time(), measure);
    Aggregate aggregate = measure.aggregate();
    Asked asked = new Asked();
    boolean entered = aggregate.prior() && entered(event);
    int own = entered ? position(event) : -1;
    if (entered) {
      tally.take(entries, own);
    }
    if (tally.weight() < aggregate.atLeast()) {
      asked.unknown();
    } else {
      answer(event, own, asked, measure);
    }
    if (entered) {
      tally.add(entries, own);
    }
    measure.freeze(facts, asked.known, asked.bits, asked.text);
  }

  private void answer(Event event, int own, Asked asked, Measure measure) {
    Aggregate aggregate = measure.aggregate();
    switch (aggregate.function()) {
      case FIRST_SEEN -> firstSeen(event, asked, measure);
      case MIN, MAX, LAST, FIRST, SPAN -> {
        if (own < 0) {
          asked.of(entries, 0, entries.size, measure);
        } else {
          Entries without = entries.copy();
          without.remove(own, own + 1);
          asked.of(without, 0, without.size, measure);
        }
      }
      default -> {
        if (tally.known()) {
          asked.is(tally.bits(aggregate, share()));
        } else {
          asked.unknown();
        }
      }
    }
  }

  private void firstSeen(Event event, Asked asked, Measure measure) {
    Field field = event.stream().layout().field(measure.aggregate().field().path());
    if (field == null || event.row().isNull(field.index())) {
      asked.unknown();
      return;
    }
    long sub = Measure.hashOf(event.row(), field);
    int own = position(event);
    if (own >= 0) {
      tally.take(entries, own);
    }
    asked.is(tally.contains(sub) ? 0 : 1);
    if (own >= 0) {
      tally.add(entries, own);
    }
  }

  private boolean entered(Event event) {
    return position(event) >= 0;
  }

  /** Where the event's own entry stands while it is told apart, else -1. */
  private int position(Event event) {
    long id = Ids.hash64(event.id());
    for (int i = entries.after(event.time()) - 1; i >= 0 && entries.times[i] == event.time(); i--) {
      if (entries.ids[i] == id) {
        return i;
      }
    }
    return -1;
  }

  private void advance(long time, Measure measure) {
    if (time > head) {
      head = time;
      expire(time, measure);
    }
  }

  /** Forgets what is out of the window at this time. */
  public void expire(long time, Measure measure) {
    tally(measure);
    int dead = time == Long.MAX_VALUE ? entries.size : entries.after(time - measure.over());
    for (int i = 0; i < dead; i++) {
      tally.take(entries, i);
    }
    if (dead > 0) {
      entries.remove(0, dead);
      if (entries.size == 0) {
        threshold = -1L;
      }
    }
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return entries.size == 0;
  }

  /** Event time of the newest entry; the window must not be empty. */
  public long newest() {
    return entries.times[entries.size - 1];
  }

  private void mergeAround(long time, Measure measure) {
    long start = Panes.start(time, measure.pane());
    int from = entries.after(start - 1);
    int to = entries.after(start + measure.pane() - 1);
    if (to - from <= PANE_LIMIT) {
      return;
    }
    int single = 0;
    for (int i = from; i < to; i++) {
      if (entries.ids[i] != Entries.MERGED) {
        single++;
      }
    }
    if (single > PANE_LIMIT) {
      Panes.merge(entries, from, to, measure);
    }
  }

  private boolean bySub(Measure measure) {
    return entries.columns.sub() && measure.aggregate().function() != Function.QUANTILE;
  }

  private boolean sampled() {
    return threshold != -1L;
  }

  /** Share of all hashes that are sampled. */
  private double share() {
    return sampled() ? (threshold >>> 1) / (double) Long.MAX_VALUE : 1;
  }

  private void shrinkSample() {
    threshold = tally.largestSub();
    boolean[] keep = new boolean[entries.size];
    for (int i = 0; i < entries.size; i++) {
      keep[i] = Long.compareUnsigned(entries.subs[i], threshold) < 0;
      if (!keep[i]) {
        tally.take(entries, i);
      }
    }
    entries.retain(keep);
  }

  /** An independent copy. */
  public RunningWindow copy() {
    RunningWindow copy = new RunningWindow(entries.copy());
    copy.head = head;
    copy.threshold = threshold;
    return copy;
  }

  /** Writes the entries; {@link #read} is the inverse. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(head);
    out.writeLong(threshold);
    entries.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static RunningWindow read(DataInput in) throws IOException {
    long head = in.readLong();
    long threshold = in.readLong();
    RunningWindow window = new RunningWindow(Entries.read(in));
    window.head = head;
    window.threshold = threshold;
    return window;
  }
}
