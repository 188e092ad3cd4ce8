package io.weir.engine.aggregate;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;

/**
 * What a set of entries amounts to, taken in and out one by one. MIN, MAX, LAST, FIRST and SPAN
 * need the entries themselves and are answered by {@link Asked}. Not thread-safe.
 */
final class Tally {
  private final Function function;
  private final boolean decimal;
  private final boolean counted;
  private final Counts counts;
  private long weight;
  private long sum;
  private double decimalSum;
  private boolean overflow;

  Tally(Measure measure) {
    this.function = measure.aggregate().function();
    this.decimal = measure.decimal();
    this.counted = Columns.of(measure.aggregate()).sub();
    this.counts = counted ? new Counts() : null;
  }

  void clear() {
    weight = 0;
    sum = 0;
    decimalSum = 0;
    overflow = false;
    if (counted) {
      counts.clear();
    }
  }

  void add(Entries entries, int i) {
    change(entries, i, 1);
  }

  void take(Entries entries, int i) {
    change(entries, i, -1);
  }

  private void change(Entries entries, int i, int sign) {
    int heavy = entries.weight(i) * sign;
    weight += heavy;
    if (counted) {
      counts.add(entries.subs[i], heavy);
    } else if (entries.columns.number()) {
      if (decimal) {
        decimalSum += sign * Double.longBitsToDouble(entries.numbers[i]);
      } else {
        long changed = sum + sign * entries.numbers[i];
        overflow |= ((sum ^ changed) & ((sign * entries.numbers[i]) ^ changed)) < 0;
        sum = changed;
      }
    }
  }

  /** Entries counted, each as often as it weighs. */
  long weight() {
    return weight;
  }

  boolean known() {
    return switch (function) {
      case COUNT, DISTINCT, FIRST_SEEN -> true;
      case SUM -> !overflow;
      case MEAN -> weight > 0 && !overflow;
      default -> weight > 0;
    };
  }

  /** The value as a long or the bits of a double; sampled: share of all hashes that are kept. */
  long bits(Aggregate aggregate, double sampled) {
    return switch (function) {
      case COUNT -> weight;
      case SUM -> sum;
      case MEAN -> Double.doubleToLongBits((decimal ? decimalSum : (double) sum) / weight);
      case RATIO -> Double.doubleToLongBits((double) sum / weight);
      case DISTINCT -> sampled < 1 ? Math.round(counts.size() / sampled) : counts.size();
      case SHARE ->
          Double.doubleToLongBits(
              (double) counts.within(aggregate.timesMin(), aggregate.timesMax()) / counts.size());
      case MAX_PER -> counts.max();
      case QUANTILE -> Double.doubleToLongBits(quantile(aggregate.quantile()));
      case QUANTILE_PER -> {
        int[] sorted = counts.sortedWeights();
        yield Double.doubleToLongBits(sorted[rank(aggregate.quantile(), sorted.length)]);
      }
      case MIN, MAX, LAST, FIRST, FIRST_SEEN, SPAN ->
          throw new IllegalStateException(function + " is asked of the entries");
    };
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
    long rank = rank(q, (int) Math.min(weight, Integer.MAX_VALUE));
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
  static int rank(double q, int n) {
    return (int) Math.floor(q * (n - 1));
  }
}
