package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.schemas.Field;

/**
 * What a window of a series is worth as of an event: the rule of {@link Measure}. What many ask is
 * found by one look over the entries; for the rest the window's own entries are put together. Not
 * thread-safe.
 */
final class SeriesAnswers {
  /** So few values are told apart faster by comparing them with each other. */
  private static final int FEW = 12;

  private final Sum sum = new Sum();
  private final Counts counts = new Counts();
  private SharedEntries series;
  private int bit;
  private int from;
  private int to;

  void ask(SharedEntries asked, Event event, Measure measure, AsOfWindow.Ties ties, Asked answer) {
    series = asked;
    bit = asked.bit(measure);
    if (bit < 0) {
      new AsOfWindow(measure).ask(event, measure, measure.scratch(), ties, answer);
      return;
    }
    long lower = event.time() - measure.over();
    from = asked.after(lower);
    to = asked.end(event, ties);
    while (measure.prior() && to > from && asked.id(to - 1) == event.idHash()) {
      to--;
    }
    if (boundary(asked, bit, measure, lower, from, to) == from) {
      answer(event, measure, answer);
    } else {
      int reach = asked.after(lower - measure.pane());
      Entries own = gather(asked, measure, bit, reach, asked.size);
      new AsOfWindow(own).ask(event, measure, measure.scratch(), ties, answer);
    }
  }

  /**
   * Answers as of an instant, the asking event left out where it has not entered yet; whether
   * anything counts. Entries after it are of events that claimed to be ahead, and count.
   */
  boolean ofNewest(SharedEntries asked, Event event, long head, Measure measure, Asked answer) {
    series = asked;
    bit = asked.bit(measure);
    if (bit < 0) {
      return false;
    }
    long lower = head - measure.over();
    from = asked.after(lower);
    to = asked.size;
    if (first() < 0) {
      return false;
    }
    if (boundary(asked, bit, measure, lower, from, to) == from) {
      answer(event, measure, answer);
    } else {
      Entries own = gather(asked, measure, bit, 0, to);
      new RunningWindow(own, head, measure).ask(event, measure, answer);
    }
    return true;
  }

  /** Where the pane that the window's lower end cuts begins, if it counts as one; else from. */
  static int boundary(
      SharedEntries series, int bit, Measure measure, long lower, int from, int to) {
    long pane = measure.pane();
    if (from == 0
        || from >= to
        || series.time(from - 1) + pane <= lower
        || series.time(from) - pane >= lower) {
      return from;
    }
    long start = Panes.start(lower, pane);
    int first = series.after(start - 1);
    int weight = 0;
    boolean inside = false;
    for (int i = first; i < to && series.time(i) < start + pane; i++) {
      if (series.has(i, bit)) {
        weight++;
        inside |= i >= from;
      }
    }
    return inside && weight > Measure.EXACT_PER_PANE ? first : from;
  }

  /** The entries of one window at [from, to), by themselves. */
  static Entries gather(SharedEntries series, Measure measure, int bit, int from, int to) {
    Entries own = new Entries(measure.columns());
    boolean text = own.columns.text();
    int numbers = text ? -1 : series.column(bit);
    for (int i = from; i < to; i++) {
      if (series.has(i, bit)) {
        long value = numbers < 0 ? 0 : series.number(numbers, i);
        own.insert(
            own.size,
            series.time(i),
            series.id(i),
            value,
            value,
            text ? series.text(bit, i) : null);
      }
    }
    return own;
  }

  /** Answers by the entries at [from, to), each of which stands for one event. */
  private void answer(Event event, Measure measure, Asked answer) {
    Aggregate aggregate = measure.aggregate();
    Function function = aggregate.function();
    if (aggregate.atLeast() > 0 && count() < aggregate.atLeast()) {
      answer.unknown();
      return;
    }
    switch (function) {
      case COUNT -> answer.is(count());
      case SUM, MEAN, RATIO -> sum(measure, answer);
      case MIN, MAX -> extreme(function == Function.MIN, measure.decimal(), answer);
      case LAST -> at(last(), answer);
      case FIRST -> at(first(), answer);
      case DISTINCT -> answer.is(distinct());
      case FIRST_SEEN -> firstSeen(event, aggregate, answer);
      case SPAN -> span(answer);
      case RUN -> answer.is(run());
      default -> answer.of(event, tally(measure), measure);
    }
  }

  private Tally tally(Measure measure) {
    int numbers = series.column(bit);
    Tally tally = measure.scratch();
    tally.clear();
    for (int i = from; i < to; i++) {
      if (series.has(i, bit)) {
        tally.add(series.number(numbers, i));
      }
    }
    return tally;
  }

  private void span(Asked answer) {
    if (last() < 0) {
      answer.unknown();
    } else {
      answer.is(series.time(last()) - series.time(first()));
    }
  }

  private int run() {
    int numbers = series.column(bit);
    int run = 0;
    for (int i = to - 1; i >= from; i--) {
      if (series.has(i, bit)) {
        if (series.number(numbers, i) == 0) {
          break;
        }
        run++;
      }
    }
    return run;
  }

  private int count() {
    int word = bit >>> 6;
    int shift = bit & 63;
    int count = 0;
    for (int i = from; i < to; i++) {
      count += (int) (series.bits(i, word) >>> shift) & 1;
    }
    return count;
  }

  private void sum(Measure measure, Asked answer) {
    int numbers = series.column(bit);
    sum.clear();
    int weight = 0;
    for (int i = from; i < to; i++) {
      if (series.has(i, bit)) {
        sum.add(series.number(numbers, i));
        weight++;
      }
    }
    switch (measure.aggregate().function()) {
      case SUM -> answer.is(sum.clamped());
      case MEAN, RATIO -> {
        if (weight == 0) {
          answer.unknown();
        } else {
          double mean = sum.toDouble() * measure.unit() / weight;
          answer.is(Double.doubleToLongBits(mean));
        }
      }
      default -> throw new IllegalStateException("not added up");
    }
  }

  private void extreme(boolean least, boolean decimal, Asked answer) {
    int numbers = series.column(bit);
    boolean any = false;
    long best = 0;
    for (int i = from; i < to; i++) {
      if (series.has(i, bit)) {
        long next = series.number(numbers, i);
        boolean better = least ? Asked.less(next, best, decimal) : Asked.less(best, next, decimal);
        best = !any || better ? next : best;
        any = true;
      }
    }
    if (any) {
      answer.is(best);
    } else {
      answer.unknown();
    }
  }

  private int last() {
    int i = to - 1;
    while (i >= from && !series.has(i, bit)) {
      i--;
    }
    return i < from ? -1 : i;
  }

  private int first() {
    int i = from;
    while (i < to && !series.has(i, bit)) {
      i++;
    }
    return i >= to ? -1 : i;
  }

  private void at(int entry, Asked answer) {
    if (entry < 0) {
      answer.unknown();
      return;
    }
    String text = series.text(bit, entry);
    answer.is(text == null ? series.number(series.column(bit), entry) : 0);
    answer.text = text;
  }

  private int distinct() {
    int subs = series.column(bit);
    if (to - from > FEW) {
      counts.clear();
      for (int i = from; i < to; i++) {
        if (series.has(i, bit)) {
          counts.add(series.number(subs, i), 1);
        }
      }
      return counts.size();
    }
    int distinct = 0;
    for (int i = from; i < to; i++) {
      distinct += series.has(i, bit) && !isAmong(subs, series.number(subs, i), i) ? 1 : 0;
    }
    return distinct;
  }

  private boolean isAmong(int subs, long sub, int until) {
    for (int i = from; i < until; i++) {
      if (series.has(i, bit) && series.number(subs, i) == sub) {
        return true;
      }
    }
    return false;
  }

  private void firstSeen(Event event, Aggregate aggregate, Asked answer) {
    Field field = event.stream().layout().field(aggregate.field().path());
    if (field == null || event.row().isNull(field.index())) {
      answer.unknown();
    } else {
      boolean seen =
          from < to && isAmong(series.column(bit), FieldValues.hash(event.row(), field), to);
      answer.is(seen ? 0 : 1);
    }
  }
}
