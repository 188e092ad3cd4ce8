package io.weir.engine.scorecard;

import io.weir.engine.bytes.Varints;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is counted of one version of a pattern: a tally a day, for {@link #WINDOW_DAYS} days. What
 * was contributed counts the same in any order. Not thread-safe.
 */
public final class Score {
  /** Days that are kept, the newest included. */
  public static final int WINDOW_DAYS = 90;

  public static final long DAY = 86_400_000;

  private static final int FORMAT = 1;

  private final TreeMap<Long, Tally> days = new TreeMap<>();
  private long passed = Long.MIN_VALUE;

  /** The day an instant is in: days since the epoch, UTC. */
  public static long dayOf(long time) {
    return Math.floorDiv(time, DAY);
  }

  /** When nothing counts any more that happened on this day: epoch millis. */
  public static long endOf(long day) {
    return (day + WINDOW_DAYS) * DAY;
  }

  /**
   * Counts a contribution, or takes back one that was counted.
   *
   * @param sign 1 to count, -1 to take back
   */
  public void count(Contribution one, int sign) {
    Tally tally = days.computeIfAbsent(one.day(), day -> new Tally());
    tally.count(one, sign);
    if (tally.isEmpty()) {
      days.remove(one.day());
    }
  }

  /** Time has passed up to this instant: forgets the days that are over for good. */
  public void advance(long time) {
    days.headMap(dayOf(time) - WINDOW_DAYS, true).clear();
    passed = Math.max(passed, time);
  }

  /** Whether nothing is counted. */
  public boolean isEmpty() {
    return days.isEmpty();
  }

  /** What it comes to. */
  public Scorecard card(ScoreKey key, Gates gates) {
    Tally all = new Tally();
    days.values().forEach(all::addAll);
    Mode.Stage mode = Mode.Stage.OFF;
    for (Tally day : days.values()) {
      Mode.Stage then = Tally.last(Mode.Stage.values(), day.modes);
      mode = then == null ? mode : then;
    }
    Action strictest = Tally.last(Action.values(), all.actions);
    Action action = strictest == null ? Action.ALLOW : strictest;
    long asOf = days.isEmpty() ? passed : Math.max(passed, days.lastKey() * DAY);
    int counted = days.isEmpty() ? 0 : (int) (dayOf(asOf) - first() + 1);
    Rate precision = rate(all.cases, Outcome.RIGHT);
    Rate overturned = rate(all.holds, Outcome.WRONG);
    Advisor advisor = new Advisor(gates);
    return new Scorecard(
        key,
        mode,
        action,
        asOf,
        days.isEmpty() ? asOf : first() * DAY,
        counted,
        Tally.sum(all.cases),
        precision,
        all.cases[Outcome.INCONCLUSIVE.code()],
        all.delays,
        overturned,
        Tally.sum(all.holds),
        all.money[Outcome.RIGHT.code()],
        all.money[Outcome.WRONG.code()],
        all.money[Outcome.OPEN.code()] + all.money[Outcome.INCONCLUSIVE.code()],
        advisor.enough(precision, counted),
        advisor.advise(precision, overturned, action, mode, counted));
  }

  private long first() {
    return days.firstKey();
  }

  private static Rate rate(long[] counts, Outcome hit) {
    return new Rate(
        counts[hit.code()], counts[Outcome.RIGHT.code()] + counts[Outcome.WRONG.code()]);
  }

  /** Writes it; the first byte is the format's version. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(passed);
    Varints.writeUnsigned(out, days.size());
    for (Map.Entry<Long, Tally> day : days.entrySet()) {
      out.writeLong(day.getKey());
      day.getValue().write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Score read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format != FORMAT) {
      throw new IOException("a score of format " + format + ", this release knows " + FORMAT);
    }
    Score score = new Score();
    score.passed = in.readLong();
    long size = Varints.readUnsigned(in);
    for (long i = 0; i < size; i++) {
      long day = in.readLong();
      score.days.put(day, Tally.read(in));
    }
    return score;
  }
}
