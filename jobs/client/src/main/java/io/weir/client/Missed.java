package io.weir.client;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What was said and could not be read: in a schema this library does not know, or gone before it
 * was. It may have been about any event, so it is remembered as long as it would have been had it
 * been read. For one thread to tell, and any to ask.
 */
final class Missed {
  private static final long NEVER = Long.MIN_VALUE;

  private final long ageMillis;
  private final AtomicLong times = new AtomicLong();
  private volatile long last = NEVER;

  Missed(Memory memory) {
    this.ageMillis = memory.age().toMillis();
  }

  /**
   * @param now epoch millis
   */
  void happened(long now) {
    last = now;
    times.incrementAndGet();
  }

  /** How often since the start. */
  long times() {
    return times.get();
  }

  /**
   * Whether it did lately enough to have been an answer.
   *
   * @param now epoch millis
   */
  boolean lately(long now) {
    long missed = last;
    return missed != NEVER && missed >= now - ageMillis;
  }
}
