package io.weir.engine.aggregate;

import java.util.Arrays;

/**
 * How many events each entry of a window stands for, and the sums of the squares of their numbers:
 * kept only once entries have been merged. Not thread-safe.
 */
final class Weights {
  private int[] weights;

  /** 128 bits each; null where nobody asks for deviations. */
  private long[] squaresHigh;

  private long[] squaresLow;

  private Weights() {}

  /** Those of entries of which each weighs one. */
  static Weights ofSingle(Entries entries, int room) {
    Weights single = new Weights();
    single.weights = new int[room];
    Arrays.fill(single.weights, 0, entries.size, 1);
    if (entries.columns.squares()) {
      single.squaresHigh = new long[room];
      single.squaresLow = new long[room];
      for (int i = 0; i < entries.size; i++) {
        single.setSquare(i, entries.number(i));
      }
    }
    return single;
  }

  int weight(int i) {
    return weights[i];
  }

  long squaresHigh(int i) {
    return squaresHigh[i];
  }

  long squaresLow(int i) {
    return squaresLow[i];
  }

  /** An entry stands for one event. */
  void setOne(int i, long number) {
    weights[i] = 1;
    if (squaresHigh != null) {
      setSquare(i, number);
    }
  }

  void set(int i, int weight) {
    weights[i] = weight;
  }

  void setSquares(int i, long high, long low) {
    squaresHigh[i] = high;
    squaresLow[i] = low;
  }

  private void setSquare(int i, long number) {
    setSquares(i, Math.multiplyHigh(number, number), number * number);
  }

  void shift(int from, int to, int count) {
    System.arraycopy(weights, from, weights, to, count);
    if (squaresHigh != null) {
      System.arraycopy(squaresHigh, from, squaresHigh, to, count);
      System.arraycopy(squaresLow, from, squaresLow, to, count);
    }
  }

  void resize(int length) {
    weights = Arrays.copyOf(weights, length);
    if (squaresHigh != null) {
      squaresHigh = Arrays.copyOf(squaresHigh, length);
      squaresLow = Arrays.copyOf(squaresLow, length);
    }
  }

  Weights copy() {
    Weights copy = new Weights();
    copy.weights = weights.clone();
    copy.squaresHigh = squaresHigh == null ? null : squaresHigh.clone();
    copy.squaresLow = squaresLow == null ? null : squaresLow.clone();
    return copy;
  }
}
