package io.weir.benchmarks.measure;

import java.time.Duration;

/**
 * Time somebody may take, from when it was granted. What is measured in rounds plays as many as
 * fit, so that a slow machine gets fewer rounds and not a longer run.
 */
public final class Allowance {
  private final long end;

  private Allowance(long end) {
    this.end = end;
  }

  /** So much time from now on. */
  public static Allowance of(Duration time) {
    return new Allowance(System.nanoTime() + time.toNanos());
  }

  /**
   * A part of what is left, from now on.
   *
   * @param share 0 to 1
   */
  public Allowance part(double share) {
    long now = System.nanoTime();
    return new Allowance(now + (long) (Math.max(0, end - now) * share));
  }

  /** Whether something that takes so long would end in time. */
  public boolean allows(Duration another) {
    return System.nanoTime() + another.toNanos() <= end;
  }
}
