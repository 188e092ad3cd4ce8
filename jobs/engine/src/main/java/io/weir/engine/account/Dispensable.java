package io.weir.engine.account;

import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import java.util.Comparator;
import java.util.List;

/**
 * Which of too many live signals is missed least. One that alone asks for what it asks for stays
 * while there is any other: who causes many signals, grave ones too, must not free himself of what
 * is in force.
 */
final class Dispensable {
  private static final Comparator<LiveSignal> BY_WEIGHT =
      Comparator.comparing(LiveSignal::enforced)
          .thenComparing(LiveSignal::severity)
          .thenComparing(LiveSignal::until)
          .thenComparing(LiveSignal::id);

  private Dispensable() {}

  /** The one to go; there must be some. */
  static LiveSignal of(List<LiveSignal> live) {
    return live.stream()
        .filter(one -> isCovered(one, live))
        .min(BY_WEIGHT)
        .orElseGet(() -> live.stream().min(BY_WEIGHT).orElseThrow());
  }

  /** Whether others ask for all it asks for, for as long, and of the same session or card. */
  private static boolean isCovered(LiveSignal signal, List<LiveSignal> live) {
    if (!signal.enforced()) {
      return true;
    }
    for (Effect effect : signal.effects()) {
      if (!isCovered(effect, signal, live)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCovered(Effect effect, LiveSignal signal, List<LiveSignal> live) {
    for (LiveSignal other : live) {
      if (!other.id().equals(signal.id())
          && other.enforced()
          && other.dimension().equals(signal.dimension())
          && other.key().equals(signal.key())
          && other.effects().stream().anyMatch(one -> one.covers(effect))) {
        return true;
      }
    }
    return false;
  }
}
