package io.weir.benchmarks.measure;

import java.util.Locale;

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

  @Override
  public String toString() {
    String elapsed = String.format(Locale.ROOT, "%,.1f ns an event", nanos);
    return Double.isNaN(cpuNanos)
        ? elapsed
        : elapsed + String.format(Locale.ROOT, ", %,.1f ns of processor", cpuNanos);
  }
}
