package io.weir.engine.aggregate;

/**
 * Logarithmic buckets of one per cent relative error for quantiles, after DDSketch (Masson, Rim,
 * Lee: VLDB 2019): order-free, mergeable, subtractable.
 */
final class Buckets {
  private static final double GAMMA = 1.01 / 0.99;
  private static final double LOG_GAMMA = Math.log(GAMMA);
  private static final long ZERO = 0;
  private static final long OFFSET = 1L << 20;

  private Buckets() {}

  /** The bucket of a value; ordered as values are. */
  static long of(double value) {
    if (value == 0 || Double.isNaN(value)) {
      return ZERO;
    }
    double magnitude = Math.min(Math.max(Math.abs(value), 1e-9), 1e300);
    long bucket = (long) Math.ceil(Math.log(magnitude) / LOG_GAMMA) + OFFSET;
    return value > 0 ? bucket : -bucket;
  }

  /** The value a bucket stands for. */
  static double value(long bucket) {
    if (bucket == ZERO) {
      return 0;
    }
    double magnitude = 2 * Math.pow(GAMMA, Math.abs(bucket) - (double) OFFSET) / (GAMMA + 1);
    return bucket > 0 ? magnitude : -magnitude;
  }
}
