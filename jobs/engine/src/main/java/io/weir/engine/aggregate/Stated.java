package io.weir.engine.aggregate;

import io.weir.patterns.model.Aggregate;
import io.weir.schemas.Row;

/**
 * Statements that end, such as listings: of each who states, the latest counts until its end. An
 * entry keeps end and value in one number, the value in its lowest bits: values from 0 to {@value
 * #MOST}, beyond which they count as these.
 */
final class Stated {
  private static final int BITS = 10;
  private static final int MOST = (1 << BITS) - 1;
  private static final long LATEST = Long.MAX_VALUE >> BITS;

  private Stated() {}

  /** What an entry keeps of the event. */
  static long of(Row row, Aggregate aggregate) {
    long value = row.getLong(aggregate.field().index());
    long until = row.getLong(aggregate.listing().until().index());
    return (within(until, LATEST) << BITS) | within(value, MOST);
  }

  private static long within(long value, long most) {
    return Math.max(0, Math.min(most, value));
  }

  /**
   * Answers as of an instant by the entries at [from, to).
   *
   * @param scratch where those who state are counted; they are taken out as they are met
   */
  static void ask(Entries entries, int from, int to, long now, Tally scratch, Asked asked) {
    scratch.clear();
    for (int i = from; i < to; i++) {
      scratch.add(entries, i);
    }
    scratch.sample(Measure.SAMPLE);
    Counts stating = scratch.counts();
    long strongest = -1;
    for (int i = to - 1; i >= from; i--) {
      int times = stating.get(entries.sub(i));
      if (times != 0) {
        stating.add(entries.sub(i), -times);
        long number = entries.number(i);
        strongest = number >> BITS > now ? Math.max(strongest, number & MOST) : strongest;
      }
    }
    if (strongest < 0) {
      asked.unknown();
    } else {
      asked.is(strongest);
    }
  }
}
