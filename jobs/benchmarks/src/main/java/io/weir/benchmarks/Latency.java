package io.weir.benchmarks;

import org.HdrHistogram.Histogram;

/** Milliseconds from the moment something was due to be sent to reading what came of it. */
record Latency(long p50, long p99, long p999, long max) {

  static Latency of(Histogram histogram) {
    return new Latency(
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue());
  }

  @Override
  public String toString() {
    return "ms p50 %d p99 %d p99.9 %d max %d".formatted(p50, p99, p999, max);
  }
}
