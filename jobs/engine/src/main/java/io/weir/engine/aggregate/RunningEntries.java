package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.condition.Frame;

/**
 * What is in a window of a key that may be hot as of the newest event: entries in and out, what
 * they amount to, and from when more sub-keys were met than are told apart a sample of them. Not
 * thread-safe.
 */
abstract class RunningEntries {
  private static final int COMPACT_FROM = 64;

  Entries entries;

  /** What few entries amount to is added up when it is asked for; null: so far always. */
  RunningTally tally;

  private int compactAt = COMPACT_FROM;
  private long head;

  /** What was asked as of an instant last. */
  RunningEntries(Entries entries, long head) {
    this.entries = entries;
    this.head = head;
  }

  /** Event time it was asked as of last. */
  final long head() {
    return head;
  }

  /** Whether any sub-keys are left out. */
  final boolean isSampled() {
    return threshold() != Tally.EVERYTHING;
  }

  final long threshold() {
    return tally == null ? Tally.EVERYTHING : tally.threshold();
  }

  /** No answer is as of an instant before this one any more. */
  final void advance(long time, Measure measure) {
    if (time > head) {
      head = time;
      drop(time, measure);
    }
  }

  /** Lets an event take the entry of another one back. */
  final void drawBack(Event event, Measure measure) {
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

  /** Lets an event enter; whether there is an entry of it. */
  final boolean put(Frame frame, Event event, Measure measure) {
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

  /** Lets what was added up elsewhere enter. */
  final void put(Batch batch, Measure measure) {
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
  final void remove(long idHash) {
    int position = entries.of(idHash);
    if (position >= 0) {
      take(position);
      entries.remove(position, position + 1);
    }
  }

  /** Goes on with the entries of another, which is of no use by itself any more. */
  final void goOnAs(RunningEntries other, Measure measure) {
    Removals removals = entries.removals;
    entries = other.entries;
    entries.removals = removals;
    tally = other.tally;
    compactAt = other.compactAt;
    drop(head, measure);
  }

  /** Whether a sub-key is not sampled. */
  private boolean isLeftOut(long sub) {
    return isSampled() && Long.compareUnsigned(sub, threshold()) >= 0;
  }

  private void compactIfFull(Measure measure) {
    if (entries.size >= compactAt) {
      Compaction.compact(entries, measure);
      if (tally != null) {
        tally.forget();
      }
      compactAt = Math.max(COMPACT_FROM, entries.size * 2);
    }
    if (measure.sampled()
        && entries.size > Measure.SAMPLE
        && sum(measure).distinct() > Measure.SAMPLE) {
      sampleBelow(sum(measure).largestSub());
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

  /** What the entries amount to: to be read at once. */
  final Tally sum(Measure measure) {
    boolean few = tally == null && RunningTally.isFew(entries);
    return few ? RunningTally.ofFew(entries, measure) : running().of(measure);
  }

  final RunningTally running() {
    if (tally == null) {
      tally = new RunningTally(entries);
    }
    return tally;
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

  /** Forgets what is out of the window at this time. */
  final void drop(long time, Measure measure) {
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
    boolean merged = !measure.toldApart() && Compaction.cut(entries, lower, measure);
    if (merged && tally != null) {
      tally.forget(); // a sum that ended at the greatest number is less than what was added up
    }
    int dead = entries.after(lower);
    for (int i = 0; i < dead; i++) {
      take(i);
    }
    if (dead > 0) {
      entries.remove(0, dead);
      if (entries.size == 0 && (tally == null || tally.successor == null)) {
        tally = null;
      }
    }
  }
}
