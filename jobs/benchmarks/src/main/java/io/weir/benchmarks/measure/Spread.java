package io.weir.benchmarks.measure;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A figure over the rounds.
 *
 * @param min the least
 * @param median the one in the middle; of an even number the mean of the two
 * @param max the greatest
 */
public record Spread(double min, double median, double max) {

  /**
   * Of what the rounds gave.
   *
   * @param values at least one
   */
  public static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no round was played");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }

  /** The same in another unit; a falling change swaps its ends. */
  public Spread map(DoubleUnaryOperator change) {
    double one = change.applyAsDouble(min);
    double other = change.applyAsDouble(max);
    return new Spread(Math.min(one, other), change.applyAsDouble(median), Math.max(one, other));
  }
}
