package io.weir.benchmarks.measure;

/**
 * What a contender took in one round, per event.
 *
 * @param nanos elapsed time
 * @param cpuNanos processor time of all threads; NaN where it was not measured
 */
public record Reading(double nanos, double cpuNanos) {

  /** Elapsed time alone. */
  public static Reading elapsed(double nanos) {
    return new Reading(nanos, Double.NaN);
  }
}
