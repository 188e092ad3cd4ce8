package io.weir.engine.aggregate;

/**
 * How far numbers lie from their mean: from their number, their sum and the sum of their squares,
 * in whole numbers until the last step, so that no order of adding them up can be told from the
 * result.
 */
final class Deviation {

  private Deviation() {}

  /**
   * The standard deviation of all of {@code n} numbers, of which there is at least one.
   *
   * <p>What is added up below is the square of each number's distance from q, the mean rounded
   * down. It fits 128 bits although the terms it is computed from may not: they overflow and come
   * back.
   */
  static double of(long n, long sum, Sum squares) {
    long q = Math.floorDiv(sum, n);
    long rest = sum - q * n;
    Sum distances = new Sum();
    distances.add(squares.high(), squares.low());
    addProduct(distances, -2 * q, sum);
    addProduct(distances, q * n, q);
    double fromMean = distances.toDouble() - (double) rest * rest / n;
    return Math.sqrt(Math.max(0, fromMean) / n);
  }

  private static void addProduct(Sum to, long a, long b) {
    to.add(Math.multiplyHigh(a, b), a * b);
  }
}
