package io.weir.engine.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes one entry of the many of a pane that share a sub-key. What results depends on them alone.
 */
final class Panes {

  private Panes() {}

  /** Start of the pane a time lies in; panes are aligned to the epoch. */
  static long start(long time, long pane) {
    return Math.floorDiv(time, pane) * pane;
  }

  /** Merges the entries at [from, to), all of one pane. */
  static void merge(Entries entries, int from, int to, Measure measure) {
    List<Merged> merged = new ArrayList<>();
    Integer[] order = new Integer[to - from];
    for (int i = from; i < to; i++) {
      order[i - from] = i;
    }
    if (entries.columns.sub()) {
      Arrays.sort(order, Comparator.comparingLong(i -> entries.sub(i)));
    }
    Merged group = null;
    for (int i : order) {
      if (group == null || (entries.columns.sub() && group.sub != entries.sub(i))) {
        group = new Merged(entries, i);
        merged.add(group);
      } else {
        group.take(entries, i, measure);
      }
    }
    merged.sort(Comparator.comparingLong(one -> one.time));
    entries.remove(from, to);
    int position = from;
    for (Merged one : merged) {
      entries.insert(position, one.time, Entries.MERGED, one.sub, one.number, one.text);
      entries.setWeight(position, one.weight);
      if (one.squares != null) {
        entries.setSquares(position, one.squares.high(), one.squares.low());
      }
      position++;
    }
  }

  private static final class Merged {
    private final long sub;
    private long time;
    private long number;
    private String text;
    private int weight;
    private final Sum squares;

    Merged(Entries entries, int i) {
      sub = entries.sub(i);
      time = entries.time(i);
      number = entries.number(i);
      text = entries.text(i);
      weight = entries.weight(i);
      squares = entries.columns.squares() ? new Sum() : null;
      addSquares(entries, i);
    }

    /** Entries come in time order, so the later one is the one taken. */
    void take(Entries entries, int i, Measure measure) {
      weight += entries.weight(i);
      addSquares(entries, i);
      long other = entries.number(i);
      switch (measure.aggregate().function()) {
        case LAST -> {
          number = other;
          text = entries.text(i);
        }
        case STRONGEST -> number = other;
        case MIN -> number = Asked.less(other, number, measure.decimal()) ? other : number;
        case MAX -> number = Asked.less(number, other, measure.decimal()) ? other : number;
        case SUM, MEAN, RATIO, STDEV, LOG_MEAN, LOG_STDEV -> number = Sum.clamped(number, other);
        case RUN -> number = other < entries.weight(i) ? other : number + other;
        case SPAN -> number += entries.time(i) - time;
        default -> {}
      }
      time = entries.time(i);
    }

    private void addSquares(Entries entries, int i) {
      if (squares != null) {
        squares.add(entries.squaresHigh(i), entries.squaresLow(i));
      }
    }
  }
}
