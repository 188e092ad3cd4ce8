package io.weir.engine.outlet;

import java.util.function.LongSupplier;

/**
 * Says of which events the time is taken that patterns need for them: one in {@value #EVERY}, so
 * that it costs nothing to know what a pattern costs. Not thread-safe.
 */
public final class Stopwatch {
  /** Events of which the time of one is taken. */
  public static final int EVERY = 64;

  private final LongSupplier nanos;
  private int left = EVERY;

  /**
   * @param nanos a clock of nanoseconds that only tells how long something takes
   */
  public Stopwatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** One that takes no time. */
  public static Stopwatch none() {
    return new Stopwatch(null);
  }

  /** Whether the time of the next event is to be taken. */
  public boolean isDue() {
    if (--left > 0) {
      return false;
    }
    left = EVERY;
    return nanos != null;
  }

  /** What the clock says. */
  public long nanos() {
    return nanos.getAsLong();
  }
}
