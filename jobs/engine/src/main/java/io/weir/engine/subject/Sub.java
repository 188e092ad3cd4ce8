package io.weir.engine.subject;

import io.weir.engine.aggregate.ByMeasure;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.RunningWindow;
import io.weir.engine.program.StagePlan;
import io.weir.engine.signal.LiveSignal;

/**
 * One subject within a stage key: an ip inside its subnet, the subnet itself, a device, a payee.
 *
 * <p>Bounds: one window per measure, {@link Standing}, {@link Touched}.
 */
final class Sub {
  final ByMeasure<RunningWindow> windows = new ByMeasure<>();

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
    for (int i = 0; i < windows.size(); i++) {
      Measure measure = stage.measure(windows.id(i));
      RunningWindow window = windows.window(i);
      if (measure != null && !window.isEmpty() && window.newest() + measure.keptFor() > now) {
        return true;
      }
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
    for (int i = 0; i < windows.size(); i++) {
      copy.windows.put(windows.id(i), windows.window(i).copy());
    }
    copy.stand(standing.isEmpty() ? Standing.NONE : standing.copy());
    copy.touched = touched.copy();
    return copy;
  }
}
