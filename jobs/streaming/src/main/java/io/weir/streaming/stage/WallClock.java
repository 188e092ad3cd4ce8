package io.weir.streaming.stage;

/**
 * The one place that reads the clock on the wall. It decides only <em>when</em> an event is
 * evaluated (at once, or when the watermark passes), never what comes out; but for one reading when
 * a job is defined, which its state keeps: before that it knows nothing of what happened.
 */
final class WallClock {

  private WallClock() {}

  static long millis() {
    return System.currentTimeMillis();
  }

  /** For how long something takes; tells no time of day. */
  static long nanos() {
    return System.nanoTime();
  }
}
