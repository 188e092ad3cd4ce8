package io.weir.engine.scorecard;

import java.util.Locale;

/**
 * A proportion, and what it rests on.
 *
 * @param hits 0 to {@code of}
 * @param of how many were asked
 */
public record Rate(long hits, long of) {

  /** Whether there is anything to go by. */
  public boolean known() {
    return of > 0;
  }

  /** 0 to 1; not a number where nothing was asked. */
  public double share() {
    return of == 0 ? Double.NaN : (double) hits / of;
  }

  /** Its bounds at 95 % confidence. */
  public Interval interval() {
    return Interval.wilson(hits, of);
  }

  @Override
  public String toString() {
    return known()
        ? String.format(
            Locale.ROOT, "%.2f (%.2f to %.2f)", share(), interval().low(), interval().high())
        : "unknown";
  }
}
