package io.weir.engine.account;

import io.weir.engine.aggregate.AsOfWindow;
import io.weir.engine.aggregate.Asking;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.program.Keys;
import io.weir.engine.program.KindPlan;
import io.weir.patterns.condition.Frame;
import java.util.HashMap;
import java.util.Map;

/**
 * Windows of the account's own keys: what enters them, and what is frozen from them on an event.
 */
final class OwnFacts {
  private final Frame frame = new Frame();
  private final Asking asking = new Asking();

  /** Lets an event enter the windows it belongs to. */
  void enter(AccountState state, Kept kept, KindPlan kind, long frontier) {
    frame.row = kept.event.row();
    for (Measure measure : kind.enters()) {
      if (measure.takes(frame)) {
        String subKey = subKey(kept, measure);
        if (subKey != null) {
          window(state, subKey, measure)
              .enter(frame, kept.event, measure, frontier, id -> !standsAfter(state, id, kept));
        }
      }
    }
  }

  /** Freezes the windows' values as of the event on it; forgets its mask, as facts may change. */
  void freeze(AccountState state, Kept kept, KindPlan kind) {
    for (Measure measure : kind.asks()) {
      String subKey = subKey(kept, measure);
      if (subKey == null) {
        continue;
      }
      Map<Long, AsOfWindow> held = state.windows.get(subKey);
      AsOfWindow window = held == null ? null : held.get(measure.factId());
      asking.freeze(window, kept.event, measure, id -> !standsAfter(state, id, kept));
    }
    kept.forgetMask();
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
    return state
        .windows
        .computeIfAbsent(subKey, key -> new HashMap<>(4))
        .computeIfAbsent(measure.factId(), id -> new AsOfWindow(measure));
  }

  /** "" for the account itself, else the session or card; null where the event has none. */
  private static String subKey(Kept kept, Measure measure) {
    String dimension = measure.aggregate().dimension();
    if (dimension.equals("account") || dimension.equals("user")) {
      return "";
    }
    String key = Keys.of(kept.event.stream(), kept.event.row(), dimension);
    return key == null ? null : dimension + "=" + key;
  }
}
