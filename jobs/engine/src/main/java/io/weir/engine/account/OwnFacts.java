package io.weir.engine.account;

import io.weir.engine.aggregate.AsOfWindow;
import io.weir.engine.aggregate.Asking;
import io.weir.engine.aggregate.ByMeasure;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.Touched;
import io.weir.engine.program.AskGroup;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.SubKeys;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Memo;
import java.util.Arrays;
import java.util.Map;

/**
 * Windows of the account's own keys: what enters them, and what is frozen from them on an event.
 */
final class OwnFacts {
  private final Frame frame = new Frame();
  private final Asking asking = new Asking();
  private final SubKeys subKeys = new SubKeys();
  private final Touched touched = new Touched();

  /** By a measure's number: whether a group before asked for the same. */
  private boolean[] frozen = {};

  /**
   * @param memo what shared conditions say of the event judged
   */
  OwnFacts(Memo memo) {
    frame.memo = memo;
  }

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
    subKeys.of(kept.event);
    for (Measure measure : measures) {
      boolean takes = measure.takes(frame);
      boolean takesBack = measure.takesBack(frame);
      String subKey = takes || takesBack ? subKey(measure) : null;
      if (subKey == null) {
        continue;
      }
      touched.add(measure);
      AsOfWindow window = window(state, subKey, measure);
      if (takesBack) {
        window.takeBack(kept.event, measure);
      }
      if (takes) {
        window.enter(frame, kept.event, measure, frontier, id -> !standsAfter(state, id, kept));
      }
    }
  }

  /** Takes an event out of the windows it entered. */
  void leave(AccountState state, Kept kept, KindPlan kind) {
    subKeys.of(kept.event);
    for (Measure measure : kind.enters()) {
      String subKey = subKey(measure);
      ByMeasure<AsOfWindow> held = subKey == null ? null : state.windows.get(subKey);
      AsOfWindow window = held == null ? null : held.get(measure.windowId());
      if (window != null) {
        touched.add(measure);
        window.leave(kept.event);
      }
    }
  }

  /**
   * Freezes the windows' values as of the event on it, as far as a step that may take it asks for
   * them; forgets its mask, as facts may change.
   */
  void freeze(AccountState state, Kept kept, KindPlan kind) {
    frame.row = kept.event.row();
    subKeys.of(kept.event);
    Arrays.fill(frozen, false);
    for (AskGroup group : kind.asks()) {
      if (group.mayTake(frame)) {
        Measure[] measures = group.measures();
        for (int i = 0; i < measures.length; i++) {
          if (news(group.numbers()[i])) {
            freeze(state, kept, measures[i]);
          }
        }
      }
    }
    kept.forgetMask();
  }

  /** Forgets which windows the event before touched. */
  void begin() {
    touched.clear();
  }

  /** The windows the event entered, or left, since it began. */
  Touched touched() {
    return touched;
  }

  /**
   * Freezes again what the event that entered last may have changed.
   *
   * @param elapsed milliseconds from that event to the one asked for, at least 0
   */
  void freezeAgain(AccountState state, Kept kept, KindPlan kind, long elapsed) {
    frame.row = kept.event.row();
    subKeys.of(kept.event);
    Arrays.fill(frozen, false);
    boolean any = false;
    for (AskGroup group : kind.asks()) {
      if (group.minds(elapsed, touched) && group.mayTake(frame)) {
        Measure[] measures = group.measures();
        for (int i = 0; i < measures.length; i++) {
          if (touched.mayChange(measures[i], elapsed) && news(group.numbers()[i])) {
            freeze(state, kept, measures[i]);
            any = true;
          }
        }
      }
    }
    if (any) {
      kept.forgetMask();
    }
  }

  private void freeze(AccountState state, Kept kept, Measure measure) {
    String subKey = subKey(measure);
    if (subKey != null) {
      ByMeasure<AsOfWindow> held = state.windows.get(subKey);
      AsOfWindow window = held == null ? null : held.get(measure.windowId());
      asking.freeze(window, kept.event, measure, id -> !standsAfter(state, id, kept));
    }
  }

  /** Whether no group before asked for the same; remembers that one did. */
  private boolean news(int number) {
    if (number >= frozen.length) {
      frozen = Arrays.copyOf(frozen, number + 16);
    }
    boolean news = !frozen[number];
    frozen[number] = true;
    return news;
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
    AsOfWindow known = held.get(measure.windowId());
    if (known != null) {
      return known;
    }
    AsOfWindow fresh = new AsOfWindow(measure);
    held.put(measure.windowId(), fresh);
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
  private String subKey(Measure measure) {
    String dimension = measure.aggregate().dimension();
    return dimension.equals("account") ? "" : subKeys.in(dimension);
  }
}
