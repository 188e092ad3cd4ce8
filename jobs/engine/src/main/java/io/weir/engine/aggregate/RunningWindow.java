package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;

/**
 * One aggregate of a key that may be hot (ip, subnet, device, payee, reference): amortised constant
 * cost per event, answered as of the newest event seen and never revised. In time order the answers
 * are those of {@link AsOfWindow}, as long as no more sub-keys were met than are told apart. After
 * more were, it is a sample, until what came since then can take its place: two windows after the
 * flood at the latest it answers as if there had been none.
 *
 * <p>Bound: {@value Measure#EXACT_PER_PANE} single entries a pane, beyond which they merge into one
 * per sub-key; {@value Measure#SAMPLE} sub-keys; {@value AsOfWindow#MOST} entries, beyond which the
 * oldest go; and twice as much between two compactions; all that twice while it is a sample.
 * Entries end with the window. Not thread-safe.
 */
public final class RunningWindow extends RunningEntries {

  public RunningWindow(Measure measure) {
    this(new Entries(measure.columns()), Long.MIN_VALUE);
  }

  /** The window of these entries, asked as of an instant last. */
  RunningWindow(Entries entries, long head) {
    super(entries, head);
  }

  /** The window of these entries as of an instant that none is after. */
  RunningWindow(Entries entries, long instant, Measure measure) {
    this(entries, Long.MIN_VALUE);
    advance(instant, measure);
  }

  /**
   * Lets an event take an entry back: at once where it has come, else when it comes, and for
   * whoever asks.
   */
  public void takeBack(Event event, Measure measure) {
    Successor next = successor();
    if (next != null) {
      next.window().drawBack(event, measure);
    }
    drawBack(event, measure);
  }

  /**
   * Lets an event enter; the caller has checked that it does.
   *
   * @return whether there is an entry of it: not where it came too late, was taken back before, or
   *     is not sampled
   */
  public boolean enter(Frame frame, Event event, Measure measure) {
    advance(event.reached(), measure);
    renew(measure);
    if (isSampled()) {
      Successor next = succeeding(measure);
      next.window().put(frame, event, measure);
      next.saw(event.time());
    }
    boolean entered = put(frame, event, measure);
    if (isSampled()) {
      succeeding(measure);
    }
    return entered;
  }

  /** Lets what was added up elsewhere enter. */
  public void enter(Batch batch, Measure measure) {
    renew(measure);
    if (isSampled()) {
      Successor next = succeeding(measure);
      next.window().put(batch, measure);
      next.saw(batch.newest());
    }
    put(batch, measure);
    if (isSampled()) {
      succeeding(measure).saw(batch.newest());
    }
  }

  /** Takes the entry of the event of this id hash out again, if there is one. */
  public void leave(long idHash) {
    if (successor() != null) {
      successor().window().remove(idHash);
    }
    remove(idHash);
  }

  /**
   * Answers as of the latest time events reached, this one among them. Where the asking event is to
   * be left out, the caller asks before it enters.
   */
  void ask(Event event, Measure measure, Asked asked) {
    advance(event.reached(), measure);
    renew(measure);
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

  /** Forgets what is out of the window at this time. */
  public void expire(long time, Measure measure) {
    drop(time, measure);
    if (successor() != null) {
      successor().window().drop(time, measure);
      renew(measure);
    }
  }

  /** What takes its place; null where it is no sample, or was one before this was kept. */
  Successor successor() {
    return tally == null ? null : tally.successor;
  }

  /** The same, begun now where there is none: what it lacks has come by now. */
  private Successor succeeding(Measure measure) {
    RunningTally running = running();
    if (running.successor == null) {
      long newest = entries.size == 0 ? head() : entries.time(entries.size - 1);
      running.successor = new Successor(measure, Math.max(head(), newest));
    }
    return running.successor;
  }

  /** Goes on as its successor where that has all that is in the window, or this has nothing. */
  private void renew(Measure measure) {
    Successor next = successor();
    if (next == null || (entries.size > 0 && !next.covers(head(), measure))) {
      return;
    }
    goOnAs(next.window(), measure);
    if (isSampled()) {
      tally.successor = new Successor(measure, Math.max(head(), next.latest()));
    }
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return entries.isEmpty() && (successor() == null || successor().window().isEmpty());
  }

  /** Number of entries kept: of a sample, those of what takes its place as well. */
  public int size() {
    return entries.size + (successor() == null ? 0 : successor().window().size());
  }

  /** Event time of the newest entry or removal; the window must not be empty. */
  public long newest() {
    long newest = entries.isEmpty() ? Long.MIN_VALUE : entries.newest();
    boolean more = successor() != null && !successor().window().isEmpty();
    return more ? Math.max(newest, successor().window().newest()) : newest;
  }

  /** An independent copy. */
  public RunningWindow copy() {
    RunningWindow copy = new RunningWindow(entries.copy(), head());
    if (isSampled()) {
      copy.sampled(threshold(), successor() == null ? null : successor().copy());
    }
    return copy;
  }

  /** Leaves out what was left out of what its entries come from. */
  void sampled(long threshold, Successor successor) {
    running().sampleBelow(threshold);
    running().successor = successor;
  }
}
