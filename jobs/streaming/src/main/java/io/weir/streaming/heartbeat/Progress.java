package io.weir.streaming.heartbeat;

import java.time.Duration;

/**
 * How far everything is decided, of what one subtask decides. For one thread.
 *
 * <p>A watermark is the highest append time read less the lateness and a millisecond, per
 * partition, and comes behind all it speaks of. So what was appended up to {@code watermark +
 * lateness} has been through all stages, and is decided, unless it waits somewhere to be judged in
 * order. What waits happens after the watermark, and was appended at most the tolerance for events
 * from the future before it happens; so all is decided that was appended up to {@code watermark -
 * tolerance}.
 *
 * <p>A partition that was silent holds no watermark, so what is appended to it next may come behind
 * one. It is given {@link #UNDER_WAY_MILLIS} from its append to its decision.
 */
final class Progress {
  /** How long what ends the silence of a partition may be under way. */
  static final long UNDER_WAY_MILLIS = 1_000;

  /** Nothing is known to be decided. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** Beyond any event: at the end of a drained input no append time can be said. */
  private static final long END = Long.MAX_VALUE / 2;

  private final long lateness;
  private final long tolerance;
  private long watermark = UNKNOWN;
  private long waitingUntil;

  /** Whether something may have waited before anybody could tell. */
  private boolean unsure;

  /**
   * @param lateness how long after it happened an event may be appended
   * @param tolerance how far ahead of its append time it may happen
   * @param waitingUntil event time at which nothing waits any more that waited before
   */
  Progress(Duration lateness, Duration tolerance, long waitingUntil) {
    this.lateness = lateness.toMillis();
    this.tolerance = tolerance.toMillis();
    this.waitingUntil = waitingUntil;
  }

  /** Progress of a job that goes on where one was stopped that did not tell of what waits. */
  static Progress unsure(Duration lateness, Duration tolerance) {
    Progress progress = new Progress(lateness, tolerance, UNKNOWN);
    progress.unsure = true;
    return progress;
  }

  /** Something waits, at this stage or before it, for the watermark to reach an event time. */
  void waits(long until) {
    waitingUntil = Math.max(waitingUntil, until);
  }

  /** Everything before this watermark has passed. */
  void passed(long reached) {
    if (reached >= END) {
      return;
    }
    watermark = Math.max(watermark, reached);
    if (unsure) {
      // What waits was appended before what is read now, and happens in the tolerance after it.
      waits(watermark + lateness + 1 + tolerance);
      unsure = false;
    }
  }

  /** To be kept over a restart. */
  long waitingUntil() {
    return waitingUntil;
  }

  /**
   * Append time up to which everything is decided; {@link #UNKNOWN} where none is known.
   *
   * @param now epoch millis by the clock that append times follow
   */
  long decidedUntil(long now) {
    if (watermark == UNKNOWN) {
      return UNKNOWN;
    }
    long until = watermark >= waitingUntil ? watermark + lateness : watermark - tolerance;
    return Math.min(until, now - UNDER_WAY_MILLIS);
  }
}
