package io.weir.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a server only tells when asked. */
final class Poll {

  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private Poll() {}

  /**
   * Returns as soon as {@code condition} holds.
   *
   * @param what completes the sentence "waited in vain for ..."
   * @throws IllegalStateException if it does not hold within {@code patience}, or on interruption
   */
  static void until(String what, Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted while waiting for " + what);
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("waited " + patience + " in vain for " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
