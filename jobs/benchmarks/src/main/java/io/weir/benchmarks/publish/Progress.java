package io.weir.benchmarks.publish;

/**
 * How far a run is at an instant.
 *
 * @param sent events
 * @param operations those of them that are to be decided
 * @param decided operations whose decision was read
 * @param nanos the instant
 */
record Progress(long sent, long operations, long decided, long nanos) {
  /** So much behind, a job does not keep up. */
  static final long OVERLOAD_SECONDS = 2;

  static Progress now(LivePlayer player, LiveReader reader) {
    return new Progress(player.sent(), player.operations(), reader.operations(), System.nanoTime());
  }

  double secondsSince(Progress before) {
    return (nanos - before.nanos) / 1e9;
  }

  /** Events decided a second: operations decided, and as many others as there are beside them. */
  double decidedPerSecond(Progress before) {
    return (decided - before.decided) / secondsSince(before) * sent / operations;
  }

  /**
   * Whether of what is sent at this rate no more waits for its decision than two seconds' worth.
   */
  boolean keepsUp(long perSecond) {
    return operations - decided <= perSecond * OVERLOAD_SECONDS * operations / sent;
  }
}
