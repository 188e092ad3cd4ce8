package io.weir.engine.subject;

import io.weir.engine.aggregate.RunningWindows;
import io.weir.engine.program.StagePlan;
import io.weir.engine.signal.LiveSignal;

/**
 * One subject within a stage key: an ip inside its subnet, the subnet itself, a device, a payee.
 *
 * <p>Bounds: {@link RunningWindows}, {@link Standing}, {@link Touched}.
 */
final class Sub {
  final RunningWindows windows = new RunningWindows();
  private Standing standing = Standing.NONE;
  Touched touched = new Touched();

  /** What was said and ordered of it, to be read only. */
  Standing standing() {
    return standing;
  }

  /** The same, to be changed. */
  Standing saying() {
    if (standing.equals(Standing.NONE)) {
      standing = new Standing();
    }
    return standing;
  }

  /** Lets this stand of it, and nothing else. */
  void stand(Standing known) {
    standing = known.isEmpty() ? Standing.NONE : known;
  }

  /** Drops what was said and has ended. */
  void expire(long watermark) {
    if (!standing.isEmpty()) {
      standing.expire(watermark);
    }
    stand(standing);
  }

  /** Whether a window of it has entries, or a signal of it lives, at an event time. */
  boolean isWatched(StagePlan stage, long now) {
    if (windows.end(stage::measure) > now) {
      return true;
    }
    for (LiveSignal signal : standing.signals()) {
      if (signal.until() > now) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return windows.isEmpty() && standing.isEmpty() && touched.accounts.isEmpty();
  }

  Sub copy() {
    Sub copy = new Sub();
    copy.windows.addCopies(windows);
    copy.stand(standing.isEmpty() ? Standing.NONE : standing.copy());
    copy.touched = touched.copy();
    return copy;
  }
}
