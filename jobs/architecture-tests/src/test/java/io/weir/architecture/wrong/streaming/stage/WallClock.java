package io.weir.architecture.wrong.streaming.stage;

/** The one clock: nothing wrong here. */
public final class WallClock {
  public long millis() {
    return System.currentTimeMillis();
  }
}
