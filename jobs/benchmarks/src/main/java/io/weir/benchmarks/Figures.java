package io.weir.benchmarks;

import java.util.Locale;

/**
 * What one round measured.
 *
 * @param eventsPerSecond records read a second
 * @param cpuMicrosPerEvent processor time of the whole process, broker included
 * @param p50 milliseconds from sending an operation to reading its decision
 * @param p99 of the same
 * @param p999 of the same
 * @param max of the same
 */
record Figures(
    double eventsPerSecond, double cpuMicrosPerEvent, long p50, long p99, long p999, long max) {

  static Figures of(Round.Measured measured) {
    var latency = measured.latency();
    return new Figures(
        measured.eventsPerSecond(),
        measured.cpuMicrosPerEvent(),
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(99),
        latency.getValueAtPercentile(99.9),
        latency.getMaxValue());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,.0f events/s, %.1f us of processor an event, latency ms p50 %d p99 %d p99.9 %d max %d",
        eventsPerSecond,
        cpuMicrosPerEvent,
        p50,
        p99,
        p999,
        max);
  }
}
