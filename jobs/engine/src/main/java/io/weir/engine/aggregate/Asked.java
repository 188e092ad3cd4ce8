package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.model.Aggregate;
import io.weir.schemas.Field;
import java.time.zone.ZoneRules;

/** The answer to "what is the value now": reused, so that asking allocates nothing. */
final class Asked {
  boolean known;
  long bits;
  String text;

  void unknown() {
    known = false;
    text = null;
  }

  void is(long value) {
    known = true;
    bits = value;
    text = null;
  }

  /** The functions that are answered by what the entries amount to. */
  void of(Event event, Tally tally, Measure measure) {
    Aggregate aggregate = measure.aggregate();
    if (tally.weight() < aggregate.atLeast()) {
      unknown();
      return;
    }
    switch (aggregate.function()) {
      case FIRST_SEEN -> firstSeen(event, measure, tally);
      case HOUR_SHARE -> hourShare(event, measure, tally);
      default -> {
        if (tally.known()) {
          is(tally.bits(aggregate));
        } else {
          unknown();
        }
      }
    }
  }

  /** Whether the asking event's own value of the field is not among those tallied. */
  void firstSeen(Event event, Measure measure, Tally tally) {
    Field field = event.stream().layout().field(measure.aggregate().field().path());
    if (field == null || event.row().isNull(field.index())) {
      unknown();
    } else {
      is(tally.contains(FieldValues.hash(event.row(), field)) ? 0 : 1);
    }
  }

  /** How usual the asking event's hour of the week is among those tallied. */
  private void hourShare(Event event, Measure measure, Tally tally) {
    ZoneRules zone = Hours.zone(event, measure.aggregate().zone(), Clock.zone(measure.clock()));
    if (zone == null || !tally.known()) {
      unknown();
    } else {
      long reach = measure.reach() + measure.pane();
      is(Double.doubleToLongBits(Hours.share(event, zone, tally.counts(), reach)));
    }
  }

  /** The functions that are answered by looking at the entries at [from, to) themselves. */
  void of(Event event, Entries entries, int from, int to, Measure measure) {
    Aggregate aggregate = measure.aggregate();
    if (aggregate.function() == Aggregate.Function.RUN) {
      is(run(entries, from, to));
      return;
    }
    if (from >= to) {
      unknown();
      return;
    }
    switch (aggregate.function()) {
      case LAST -> at(entries, to - 1);
      case STRONGEST -> Stated.ask(entries, from, to, event.time(), measure.scratch(), this);
      case FIRST -> at(entries, from);
      case SPAN -> is(entries.time(to - 1) - entries.time(from) + entries.number(from));
      case MIN, MAX -> {
        boolean least = aggregate.function() == Aggregate.Function.MIN;
        long best = entries.number(from);
        for (int i = from + 1; i < to; i++) {
          long next = entries.number(i);
          if (least ? less(next, best, measure.decimal()) : less(best, next, measure.decimal())) {
            best = next;
          }
        }
        is(best);
      }
      default -> throw new IllegalStateException(aggregate.function() + " is tallied");
    }
  }

  /**
   * How many of the latest entries satisfy the run's condition, back to the first that does not.
   */
  private static long run(Entries entries, int from, int to) {
    long run = 0;
    for (int i = to - 1; i >= from; i--) {
      run += entries.number(i);
      if (entries.number(i) < entries.weight(i)) {
        break;
      }
    }
    return run;
  }

  private void at(Entries entries, int i) {
    known = true;
    bits = entries.number(i);
    text = entries.text(i);
  }

  static boolean less(long a, long b, boolean decimal) {
    return decimal ? Double.longBitsToDouble(a) < Double.longBitsToDouble(b) : a < b;
  }
}
