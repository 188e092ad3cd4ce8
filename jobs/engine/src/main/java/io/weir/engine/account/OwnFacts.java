package io.weir.engine.account;

import io.weir.engine.aggregate.AsOfWindow;
import io.weir.engine.aggregate.Asking;
import io.weir.engine.aggregate.ByMeasure;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.program.AskGroup;
import io.weir.engine.program.Keys;
import io.weir.engine.program.KindPlan;
import io.weir.patterns.condition.Frame;
import java.util.Arrays;
import java.util.Map;

/**
 * Windows of the account's own keys: what enters them, and what is frozen from them on an event.
 */
final class OwnFacts {
  private final Frame frame = new Frame();
  private final Asking asking = new Asking();
  private long[] frozenIds = new long[16];
  private int frozen;

  /**
   * Lets an event enter the windows it belongs to. What lies before evicted events is merged as if
   * the watermark had passed it, so that a flood is bounded here as well.
   */
  void enter(AccountState state, Kept kept, KindPlan kind, long watermark) {
    enter(state, kept, kind.enters(), watermark);
  }

  /** Lets an event enter those of the windows it belongs to. */
  void enter(AccountState state, Kept kept, Measure[] measures, long watermark) {
    long frontier = Math.max(watermark, state.truncatedBefore);
    frame.row = kept.event.row();
    for (Measure measure : measures) {
      if (measure.takes(frame)) {
        String subKey = subKey(kept, measure);
        if (subKey != null) {
          window(state, subKey, measure)
              .enter(frame, kept.event, measure, frontier, id -> !standsAfter(state, id, kept));
        }
      }
    }
  }

  /**
   * Freezes the windows' values as of the event on it, as far as a step that may take it asks for
   * them; forgets its mask, as facts may change.
   */
  void freeze(AccountState state, Kept kept, KindPlan kind) {
    frame.row = kept.event.row();
    frozen = 0;
    for (AskGroup group : kind.asks()) {
      if (group.mayTake(frame)) {
        for (Measure measure : group.measures()) {
          freeze(state, kept, measure);
        }
      }
    }
    kept.forgetMask();
  }

  private void freeze(AccountState state, Kept kept, Measure measure) {
    if (isFrozen(measure.factId())) {
      return;
    }
    String subKey = subKey(kept, measure);
    if (subKey != null) {
      ByMeasure<AsOfWindow> held = state.windows.get(subKey);
      AsOfWindow window = held == null ? null : held.get(measure.factId());
      asking.freeze(window, kept.event, measure, id -> !standsAfter(state, id, kept));
    }
  }

  /** Whether a group before asked for the same; remembers that one did. */
  private boolean isFrozen(long factId) {
    for (int i = 0; i < frozen; i++) {
      if (frozenIds[i] == factId) {
        return true;
      }
    }
    if (frozen == frozenIds.length) {
      frozenIds = Arrays.copyOf(frozenIds, frozen * 2);
    }
    frozenIds[frozen++] = factId;
    return false;
  }

  /** Whether the event of this id hash is one of those after the asking one in its millisecond. */
  private static boolean standsAfter(AccountState state, long idHash, Kept asking) {
    for (int i = state.find(asking.event) + 1; i < state.kept.size(); i++) {
      Kept later = state.kept.get(i);
      if (later.event.time() > asking.event.time()) {
        return false;
      }
      if (later.idHash() == idHash) {
        return true;
      }
    }
    return false;
  }

  private static AsOfWindow window(AccountState state, String subKey, Measure measure) {
    ByMeasure<AsOfWindow> held = state.windows.get(subKey);
    if (held == null) {
      if (state.windows.size() > AccountState.MOST_SUB_KEYS) {
        state.windows.remove(stalest(state));
      }
      held = new ByMeasure<>();
      state.windows.put(subKey, held);
    }
    AsOfWindow known = held.get(measure.factId());
    if (known != null) {
      return known;
    }
    AsOfWindow fresh = new AsOfWindow(measure);
    held.put(measure.factId(), fresh);
    return fresh;
  }

  /** The session or card nothing happened in for the longest time. */
  private static String stalest(AccountState state) {
    String stalest = "";
    long oldest = Long.MAX_VALUE;
    for (Map.Entry<String, ByMeasure<AsOfWindow>> held : state.windows.entrySet()) {
      long newest = Long.MIN_VALUE;
      for (int i = 0; i < held.getValue().size(); i++) {
        AsOfWindow window = held.getValue().window(i);
        newest = window.isEmpty() ? newest : Math.max(newest, window.newest());
      }
      boolean older = newest < oldest || (newest == oldest && held.getKey().compareTo(stalest) < 0);
      if (!held.getKey().isEmpty() && older) {
        stalest = held.getKey();
        oldest = newest;
      }
    }
    return stalest;
  }

  /** "" for the account itself, else the session, card or login name; null where it has none. */
  private static String subKey(Kept kept, Measure measure) {
    String dimension = measure.aggregate().dimension();
    if (dimension.equals("account")) {
      return "";
    }
    String key = Keys.of(kept.event, dimension);
    return key == null ? null : dimension + "=" + key;
  }
}
