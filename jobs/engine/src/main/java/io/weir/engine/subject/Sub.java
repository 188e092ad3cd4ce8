package io.weir.engine.subject;

import io.weir.engine.aggregate.ByMeasure;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.RunningWindow;
import io.weir.engine.decision.CoolDown;
import io.weir.engine.decision.InForce;
import io.weir.engine.directive.Directives;
import io.weir.engine.program.StagePlan;
import io.weir.engine.signal.LiveSignal;
import java.util.HashMap;
import java.util.Map;

/**
 * One subject within a stage key: an ip inside its subnet, the subnet itself, a device, a payee.
 *
 * <p>Bounds: one window per measure, one live signal, cool-down and restriction per pattern, {@link
 * Directives}.
 */
final class Sub {
  final ByMeasure<RunningWindow> windows = new ByMeasure<>();

  /** The newest live signal of each pattern. */
  final Map<String, LiveSignal> live = new HashMap<>(0);

  /** Revision last said of the live signal, by pattern. */
  final Map<String, Integer> revisions = new HashMap<>(0);

  final Map<String, CoolDown> coolDowns = new HashMap<>(0);
  final Map<String, InForce> restrictions = new HashMap<>(0);
  Touched touched = new Touched();

  /** What people ordered about it. */
  final Directives directives = new Directives();

  /** Whether a window of it has entries, or a signal of it lives, at an event time. */
  boolean isWatched(StagePlan stage, long now) {
    for (int i = 0; i < windows.size(); i++) {
      Measure measure = stage.measure(windows.id(i));
      RunningWindow window = windows.window(i);
      if (measure != null && !window.isEmpty() && window.newest() + measure.keptFor() > now) {
        return true;
      }
    }
    for (LiveSignal signal : live.values()) {
      if (signal.until() > now) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return windows.isEmpty()
        && live.isEmpty()
        && coolDowns.isEmpty()
        && restrictions.isEmpty()
        && touched.accounts.isEmpty()
        && directives.isEmpty();
  }

  Sub copy() {
    Sub copy = new Sub();
    for (int i = 0; i < windows.size(); i++) {
      copy.windows.put(windows.id(i), windows.window(i).copy());
    }
    copy.live.putAll(live);
    copy.revisions.putAll(revisions);
    copy.coolDowns.putAll(coolDowns);
    copy.restrictions.putAll(restrictions);
    copy.touched = touched.copy();
    copy.directives.addAll(directives);
    return copy;
  }
}
