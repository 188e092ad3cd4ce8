package io.weir.engine.aggregate;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;

/**
 * What a set of entries amounts to, taken in and out one by one. MIN, MAX, LAST, FIRST, SPAN and
 * RUN need the entries themselves and are answered by {@link Asked}. Not thread-safe.
 */
final class Tally {
  /** Sub-keys with this hash (unsigned) or a greater one are left out; all ones: none is. */
  static final long EVERYTHING = -1L;

  private final Function function;
  private final double unit;
  private final boolean counted;
  private final boolean added;
  private final Counts counts;
  private final Sum sum = new Sum();

  /** Sum of the squares; null where nobody asks for a deviation. */
  private final Sum squares;

  private long weight;
  private long threshold = EVERYTHING;

  Tally(Measure measure) {
    this.function = measure.aggregate().function();
    this.unit = measure.unit();
    this.counted = measure.columns().sub();
    this.added =
        switch (function) {
          case SUM, MEAN, RATIO, STDEV, LOG_MEAN, LOG_STDEV -> true;
          default -> false;
        };
    this.squares = measure.columns().squares() ? new Sum() : null;
    this.counts = counted ? new Counts() : null;
  }

  void clear() {
    weight = 0;
    sum.clear();
    if (squares != null) {
      squares.clear();
    }
    threshold = EVERYTHING;
    if (counted) {
      counts.clear();
    }
  }

  void add(Entries entries, int i) {
    change(entries, i, 1);
  }

  /** Adds one event: its sub-key or number, whichever the function needs. */
  void add(long value) {
    weight++;
    if (counted) {
      counts.add(value, 1);
    }
    if (added) {
      sum.add(value);
    }
    if (squares != null) {
      squares.add(Math.multiplyHigh(value, value), value * value);
    }
  }

  void take(Entries entries, int i) {
    change(entries, i, -1);
  }

  private void change(Entries entries, int i, int sign) {
    int heavy = entries.weight(i) * sign;
    weight += heavy;
    if (counted) {
      counts.add(entries.sub(i), heavy);
    }
    if (added) {
      if (sign > 0) {
        sum.add(entries.number(i));
      } else {
        sum.take(entries.number(i));
      }
    }
    if (squares != null) {
      if (sign > 0) {
        squares.add(entries.squaresHigh(i), entries.squaresLow(i));
      } else {
        squares.take(entries.squaresHigh(i), entries.squaresLow(i));
      }
    }
  }

  /** Says which sub-keys were left out before they came here. */
  void sampleBelow(long hash) {
    threshold = hash;
  }

  /** Leaves out all sub-keys but those with the smallest hashes, if there are more. */
  void sample(int most) {
    if (counts.size() > most) {
      threshold = counts.smallestUnsigned(most);
      weight = counts.retainBelow(threshold);
    }
  }

  /** Entries counted, each as often as it weighs. */
  long weight() {
    return threshold == EVERYTHING ? weight : Math.round(weight / share());
  }

  /** Share of all hashes that are not left out. */
  private double share() {
    return (threshold >>> 1) / (double) Long.MAX_VALUE;
  }

  boolean known() {
    return switch (function) {
      case COUNT, DISTINCT, FIRST_SEEN, RUN, SUM -> true;
      default -> weight > 0;
    };
  }

  /** The value as a long or the bits of a double. */
  long bits(Aggregate aggregate) {
    return switch (function) {
      case COUNT -> weight;
      case SUM -> sum.clamped();
      case MEAN, LOG_MEAN -> Double.doubleToLongBits(sum.toDouble() * unit / weight);
      case STDEV, LOG_STDEV ->
          Double.doubleToLongBits(Deviation.of(weight, sum.clamped(), squares) * unit);
      case RATIO -> Double.doubleToLongBits(sum.toDouble() / weight);
      case DISTINCT ->
          threshold == EVERYTHING ? counts.size() : Math.round(counts.size() / share());
      case SHARE ->
          Double.doubleToLongBits(
              (double) counts.within(aggregate.timesMin(), aggregate.timesMax()) / counts.size());
      case MAX_PER -> counts.max();
      case QUANTILE -> Double.doubleToLongBits(quantile(aggregate.quantile()));
      case QUANTILE_PER -> {
        int[] sorted = counts.sortedWeights();
        yield Double.doubleToLongBits(sorted[(int) rank(aggregate.quantile(), sorted.length)]);
      }
      case MIN, MAX, LAST, FIRST, FIRST_SEEN, SPAN, RUN, HOUR_SHARE, STRONGEST ->
          throw new IllegalStateException(function + " is not asked so");
    };
  }

  /** Weight by sub-key. */
  Counts counts() {
    return counts;
  }

  boolean contains(long sub) {
    return counts.get(sub) != 0;
  }

  int distinct() {
    return counts.size();
  }

  long largestSub() {
    return counts.largestUnsigned();
  }

  private double quantile(double q) {
    long[] buckets = counts.sortedKeys();
    long rank = rank(q, weight);
    long seen = 0;
    for (long bucket : buckets) {
      seen += counts.get(bucket);
      if (seen > rank) {
        return Buckets.value(bucket);
      }
    }
    return Buckets.value(buckets[buckets.length - 1]);
  }

  /** Position, from 0, of the q-quantile among n sorted values: the lower one of two. */
  static long rank(double q, long n) {
    return (long) Math.floor(q * (n - 1));
  }
}
