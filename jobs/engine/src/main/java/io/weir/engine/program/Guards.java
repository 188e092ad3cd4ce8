package io.weir.engine.program;

import io.weir.engine.event.Event;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The patterns that exceeded their budgets: their new subjects are held where they would be
 * blocked, never less. Immutable.
 */
public final class Guards {
  /** What signals say whose action was lowered. */
  private static final String SAID = "guard";

  private final Map<String, Guarded> byId = new HashMap<>();

  Guards(Collection<Guarded> guarded) {
    guarded.forEach(one -> byId.put(one.id(), one));
  }

  /** What is said of a pattern to a tenant; null where nothing is. */
  Guarded of(String tenant, String patternId) {
    return byId.get(new Guarded(tenant, patternId, 0).id());
  }

  /**
   * The signal as it counts: the same, or held where it asked for a block.
   *
   * @param earlier live signals of the subject; one that is blocked stays blocked
   */
  public LiveSignal apply(LiveSignal signal, Event event, Collection<LiveSignal> earlier) {
    Guarded guarded = of(event.tenant(), signal.patternId());
    boolean lower =
        guarded != null
            && event.time() < guarded.until()
            && blocks(signal)
            && earlier.stream().noneMatch(before -> isBefore(before, signal));
    return lower ? lowered(signal) : signal;
  }

  private static boolean isBefore(LiveSignal before, LiveSignal signal) {
    int order = Long.compare(before.since(), signal.since());
    return (order < 0 || (order == 0 && before.sinceId().compareTo(signal.sinceId()) < 0))
        && before.patternId().equals(signal.patternId())
        && before.key().equals(signal.key())
        && before.until() > signal.since()
        && before.enforced()
        && blocks(before);
  }

  private static boolean blocks(LiveSignal signal) {
    for (Effect effect : signal.effects()) {
      if (effect.floor() == Action.BLOCK || effect.cap() == Action.BLOCK) {
        return true;
      }
    }
    return false;
  }

  private static LiveSignal lowered(LiveSignal signal) {
    List<Effect> effects = new ArrayList<>();
    for (Effect effect : signal.effects()) {
      Action floor = lowered(effect.floor());
      effects.add(new Effect(floor, lowered(effect.cap()), effect.scope(), effect.until()));
    }
    Map<String, String> values = new TreeMap<>(signal.values());
    values.put(SAID, "held, not blocked: the pattern exceeds its budget");
    return signal.with(effects, values);
  }

  private static Action lowered(Action action) {
    return action == Action.BLOCK ? Action.HOLD : action;
  }
}
