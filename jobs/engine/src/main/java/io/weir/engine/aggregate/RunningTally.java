package io.weir.engine.aggregate;

/**
 * What the entries of a window amount to, kept from one question to the next only where they are
 * more than a few. Not thread-safe.
 */
final class RunningTally {
  /** So few are added up whenever they are asked about: most keys never have more. */
  private static final int FEW = 8;

  private final Entries entries;

  /** Null until it is asked for while there are more than a few. */
  private Tally tally;

  /** Hashes at or above it (unsigned) were left out. */
  private long threshold = Tally.EVERYTHING;

  /** What takes the window's place when that is over; null where none were left out. */
  Successor successor;

  RunningTally(Entries entries) {
    this.entries = entries;
  }

  /** Whether they are so few that they are added up whenever they are asked about. */
  static boolean isFew(Entries entries) {
    return entries.size <= FEW;
  }

  /** What few entries amount to, in the measure's scratch space: to be read at once. */
  static Tally ofFew(Entries entries, Measure measure) {
    Tally sum = measure.scratch();
    sum.clear();
    return addUp(entries, sum);
  }

  private static Tally addUp(Entries entries, Tally sum) {
    for (int i = 0; i < entries.size; i++) {
      sum.add(entries, i);
    }
    return sum;
  }

  /** To be read at once. */
  Tally of(Measure measure) {
    if (tally != null) {
      return tally;
    }
    Tally sum;
    if (isFew(entries)) {
      sum = ofFew(entries, measure);
    } else {
      tally = addUp(entries, new Tally(measure));
      sum = tally;
    }
    sum.sampleBelow(threshold);
    return sum;
  }

  /** An entry has come. */
  void add(int entry) {
    if (tally != null) {
      tally.add(entries, entry);
    }
  }

  /** An entry is about to go. */
  void take(int entry) {
    if (tally != null) {
      tally.take(entries, entry);
    }
  }

  /** The entries are others than they were, though they may amount to the same. */
  void forget() {
    tally = null;
  }

  /** Hashes at or above it (unsigned) are left out; all ones: none is. */
  long threshold() {
    return threshold;
  }

  void sampleBelow(long hash) {
    threshold = hash;
    if (tally != null) {
      tally.sampleBelow(hash);
    }
  }
}
