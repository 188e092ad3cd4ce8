package io.weir.engine.aggregate;

import io.weir.patterns.model.Aggregate.Function;

/** Decimals as whole numbers of steps: these add up alike in any order. */
final class Steps {
  /** Of 2^-20: decimals. */
  private static final double DECIMAL = 1 << 20;

  /** Of 2^-32: logarithms. */
  private static final double LOGARITHM = 1L << 32;

  /** What is further from 0 counts as this, so that 128 bits hold the squares of all. */
  private static final long MOST = 1L << 44;

  private Steps() {}

  /** What one of the units is worth that entries of a function are added up in. */
  static double unit(Function function, boolean decimal) {
    return isLogarithm(function) ? 1 / LOGARITHM : decimal ? 1 / DECIMAL : 1;
  }

  /** Whether only values above 0 enter. */
  static boolean isLogarithm(Function function) {
    return function == Function.LOG_MEAN || function == Function.LOG_STDEV;
  }

  /** A decimal whose sum is asked for. */
  static long of(double value) {
    return Math.round(value * DECIMAL);
  }

  /** A value whose square is asked for as well. */
  static long squared(double value, boolean decimal) {
    return bounded(value * (decimal ? DECIMAL : 1));
  }

  /** The logarithm of a value above 0. */
  static long logarithm(double value) {
    return bounded(StrictMath.log(value) * LOGARITHM);
  }

  private static long bounded(double steps) {
    return Math.round(Math.min(Math.max(steps, -MOST), MOST));
  }
}
