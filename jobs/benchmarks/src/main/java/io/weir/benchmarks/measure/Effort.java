package io.weir.benchmarks.measure;

/** How much is measured. */
public enum Effort {
  /** So little that figures mean nothing: whether a suite runs and its contenders agree. */
  TINY,
  /** All suites within ten minutes on two cores; the larger sizes are left out. */
  QUICK,
  /** All suites within an hour on two cores. */
  FULL;

  /** One of three values. */
  public <T> T pick(T tiny, T quick, T full) {
    return switch (this) {
      case TINY -> tiny;
      case QUICK -> quick;
      case FULL -> full;
    };
  }
}
