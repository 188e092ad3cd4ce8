package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.model.Aggregate;
import io.weir.schemas.Field;

/**
 * Answers measures that are alike by one look back over the entries of their series, from the
 * shortest window to the longest: each adds to what the one before found. Not thread-safe.
 */
final class LookingBack {
  private final Sum sum = new Sum();
  private final Counts counts = new Counts();
  private final Asked answer = new Asked();
  private SharedEntries series;
  private int numbers;
  private int count;
  private int latest;
  private int earliest;
  private long least;
  private long greatest;
  private boolean observed;
  private long own;
  private boolean seen;

  /**
   * Finds what is asked for.
   *
   * @param needed by a measure's number, a bit where it is asked for; taken away where it is found
   * @param found where the answers go, by number
   */
  void find(
      SharedEntries entries,
      Event event,
      Alike alike,
      long[] needed,
      AsOfWindow.Ties ties,
      Answers found) {
    int to = entries.end(event, ties);
    while (alike.prior && to > 0 && entries.id(to - 1) == event.idHash()) {
      to--;
    }
    begin(entries, event, alike);
    int next = to - 1;
    for (int k = 0; k < alike.measures.length; k++) {
      int number = alike.numbers[k];
      if ((needed[number >>> 6] & (1L << number)) == 0) {
        continue;
      }
      Measure measure = alike.measures[k];
      long lower = event.time() - measure.over();
      for (; next >= 0 && entries.time(next) > lower; next--) {
        if (!take(next, alike)) {
          return;
        }
      }
      int from = next + 1;
      int bit = measure.position();
      if (SeriesAnswers.boundary(entries, bit, measure, lower, from, to) == from) {
        answer(measure, answer);
        found.put(number, answer);
        needed[number >>> 6] &= ~(1L << number);
      }
    }
  }

  private void begin(SharedEntries entries, Event event, Alike alike) {
    series = entries;
    int column = alike.series.layout.columnOf[alike.measures[0].position()];
    numbers = column < 0 ? -1 : entries.start(column);
    count = 0;
    latest = -1;
    earliest = -1;
    sum.clear();
    counts.clear();
    seen = false;
    if (alike.sights) {
      String path = alike.measures[0].aggregate().field().path();
      Field field = event.stream().layout().field(path);
      observed = field != null && !event.row().isNull(field.index());
      own = observed ? FieldValues.hash(event.row(), field) : 0;
    }
  }

  /** Whether an entry is in all of the windows or in none, so that one look can tell. */
  private boolean take(int entry, Alike alike) {
    boolean all = true;
    boolean any = false;
    for (int word = 0; word < alike.bits.length; word++) {
      long in = series.bits(entry, word) & alike.bits[word];
      all &= in == alike.bits[word];
      any |= in != 0;
    }
    if (all) {
      add(entry, alike);
    }
    return all || !any;
  }

  private void add(int entry, Alike alike) {
    count++;
    earliest = entry;
    if (latest < 0) {
      latest = entry;
    }
    if (alike.adds) {
      sum.add(series.number(numbers, entry));
    }
    if (alike.compares) {
      long number = series.number(numbers, entry);
      boolean decimal = alike.decimal;
      least = count == 1 || Asked.less(number, least, decimal) ? number : least;
      greatest = count == 1 || Asked.less(greatest, number, decimal) ? number : greatest;
    }
    if (alike.tells) {
      counts.add(series.number(numbers, entry), 1);
    }
    if (alike.sights) {
      seen |= series.number(numbers, entry) == own;
    }
  }

  private void answer(Measure measure, Asked answer) {
    Aggregate aggregate = measure.aggregate();
    if (count < aggregate.atLeast()) {
      answer.unknown();
      return;
    }
    switch (aggregate.function()) {
      case COUNT -> answer.is(count);
      case SUM -> answer.is(sum.clamped());
      case DISTINCT -> answer.is(counts.size());
      case FIRST_SEEN -> {
        if (observed) {
          answer.is(seen ? 0 : 1);
        } else {
          answer.unknown();
        }
      }
      default -> {
        if (count == 0) {
          answer.unknown();
        } else {
          ofSome(measure, answer);
        }
      }
    }
  }

  private void ofSome(Measure measure, Asked answer) {
    switch (measure.aggregate().function()) {
      case MEAN, RATIO ->
          answer.is(Double.doubleToLongBits(sum.toDouble() * measure.unit() / count));
      case MIN -> answer.is(least);
      case MAX -> answer.is(greatest);
      case LAST -> at(latest, measure, answer);
      case FIRST -> at(earliest, measure, answer);
      default -> throw new IllegalStateException("not found by looking back");
    }
  }

  private void at(int entry, Measure measure, Asked answer) {
    String text = series.text(measure.position(), entry);
    answer.is(text == null ? series.number(numbers, entry) : 0);
    answer.text = text;
  }
}
