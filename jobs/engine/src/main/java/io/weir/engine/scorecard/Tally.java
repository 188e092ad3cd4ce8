package io.weir.engine.scorecard;

import io.weir.engine.bytes.Varints;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What some days came to. Counts only, so what was added can be taken back and days can be put
 * together, in any order. Sums of money wrap around: taking back undoes that too. Not thread-safe.
 */
final class Tally {
  private static final int OUTCOMES = Outcome.values().length;

  /** The order is part of the wire format: both only grow at their ends. */
  private static final List<Action> ACTIONS = List.of(Action.values());

  private static final List<Mode.Stage> MODES = List.of(Mode.Stage.values());

  final long[] cases = new long[OUTCOMES];
  final long[] holds = new long[OUTCOMES];
  final long[] money = new long[OUTCOMES];
  final long[] actions = new long[ACTIONS.size()];
  final long[] modes = new long[MODES.size()];
  final Delays delays = new Delays();

  /**
   * Adds, or takes back.
   *
   * @param sign 1 to add, -1 to take back
   */
  void count(Contribution one, int sign) {
    int outcome = one.outcome().code();
    if (one.hold()) {
      holds[outcome] += sign;
      money[outcome] += sign * one.amount();
      return;
    }
    cases[outcome] += sign;
    actions[ACTIONS.indexOf(one.action())] += sign;
    modes[MODES.indexOf(one.mode())] += sign;
    if (one.delay() >= 0) {
      delays.add(one.delay(), sign);
    }
  }

  void addAll(Tally other) {
    for (int i = 0; i < parts().length; i++) {
      long[] into = parts()[i];
      for (int j = 0; j < into.length; j++) {
        into[j] += other.parts()[i][j];
      }
    }
    delays.addAll(other.delays);
  }

  boolean isEmpty() {
    for (long[] part : parts()) {
      for (long count : part) {
        if (count != 0) {
          return false;
        }
      }
    }
    return delays.isEmpty();
  }

  static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** The last one that was counted at all; null where none was. */
  static <E> E last(E[] values, long[] counts) {
    for (int i = counts.length - 1; i >= 0; i--) {
      if (counts[i] > 0) {
        return values[i];
      }
    }
    return null;
  }

  private long[][] parts() {
    return new long[][] {cases, holds, money, actions, modes};
  }

  void write(DataOutput out) throws IOException {
    for (long[] part : parts()) {
      Varints.writeUnsigned(out, part.length);
      for (long count : part) {
        Varints.writeSigned(out, count);
      }
    }
    delays.write(out);
  }

  static Tally read(DataInput in) throws IOException {
    Tally tally = new Tally();
    for (long[] part : tally.parts()) {
      long length = Varints.readUnsigned(in);
      for (int i = 0; i < length; i++) {
        part[i] = Varints.readSigned(in);
      }
    }
    tally.delays.addAll(Delays.read(in));
    return tally;
  }
}
