package io.weir.streaming.stage;

/**
 * The one place that reads the clock on the wall. It decides only <em>when</em> an event is
 * evaluated (at once, or when the watermark passes), never what comes out.
 */
final class WallClock {

  private WallClock() {}

  static long millis() {
    return System.currentTimeMillis();
  }
}
