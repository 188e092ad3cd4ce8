package io.weir.engine.account;

import io.weir.engine.aggregate.AsOfWindow;
import io.weir.engine.aggregate.Asking;
import io.weir.engine.aggregate.Entering;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.Series;
import io.weir.engine.aggregate.SeriesPlan;
import io.weir.engine.aggregate.Touched;
import io.weir.engine.program.AskGroup;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.SubKeys;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Memo;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Windows of the account's own keys: what enters them, and what is frozen from them on an event.
 */
final class OwnFacts {
  private final Frame frame = new Frame();
  private final Asking questions = new Asking();
  private final SubKeys subKeys = new SubKeys();
  private final Touched touched = new Touched();
  private final AsOfWindow.Ties ties = this::standsNotAfter;
  private AccountState state;

  /** The event that enters or asks. */
  private Kept asking;

  /** The dimension looked at last of its keys; null where none was. */
  private String dimension;

  private String subKey;
  private KeyWindows held;

  /** By a measure's number: whether a group before asked for the same. */
  private boolean[] frozen = {};

  /**
   * @param memo what shared conditions say of the event judged
   */
  OwnFacts(Memo memo) {
    frame.memo = memo;
  }

  /**
   * Lets an event enter the windows it belongs to.
   *
   * @param frontier event time at or before which nothing comes, or is asked, any more
   */
  void enter(AccountState state, Kept kept, Entering entering, long frontier) {
    turnTo(state, kept);
    for (Measure measure : entering.alone()) {
      enterAlone(measure, frontier);
    }
    for (Entering.Together together : entering.together()) {
      if (together.take(frame, touched)) {
        enter(together, frontier);
      }
    }
  }

  private void enterAlone(Measure measure, long frontier) {
    boolean takes = measure.takes(frame);
    boolean takesBack = measure.takesBack(frame);
    KeyWindows held = takes || takesBack ? begun(measure.aggregate().dimension()) : null;
    if (held == null) {
      return;
    }
    touched.add(measure);
    AsOfWindow window = held.begun(measure);
    if (takesBack) {
      window.takeBack(asking.event, measure);
    }
    if (takes) {
      window.enter(frame, asking.event, measure, frontier, ties);
    }
  }

  private void enter(Entering.Together together, long frontier) {
    SeriesPlan plan = together.plan();
    KeyWindows held = begun(plan.dimension());
    if (held == null) {
      return;
    }
    if (!held.allShared()) {
      enterAlone(together, held, frontier);
      if (!together.any()) {
        return;
      }
    }
    Series series = held.begun(plan);
    series.enter(frame, asking.event, plan, together.entered(), ties);
    if (series.overflows(plan, frontier)) {
      held.part(plan);
    }
  }

  /** Lets the event enter those windows of a series that keep entries of their own. */
  private void enterAlone(Entering.Together together, KeyWindows held, long frontier) {
    for (Measure measure : together.plan().members()) {
      AsOfWindow window = together.takes(measure) ? held.alone(measure) : null;
      if (window != null) {
        window.enter(frame, asking.event, measure, frontier, ties);
        together.leaveOut(measure);
      }
    }
  }

  /** Takes an event out of the windows it entered: of a kind that can be taken back. */
  void leave(AccountState state, Kept kept, KindPlan kind) {
    turnTo(state, kept);
    for (Measure measure : kind.entering().alone()) {
      KeyWindows held = held(measure.aggregate().dimension());
      AsOfWindow window = held == null ? null : held.alone(measure);
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
    turnTo(state, kept);
    Arrays.fill(frozen, false);
    for (AskGroup group : kind.asks()) {
      if (group.mayTake(frame)) {
        Measure[] measures = group.measures();
        for (int i = 0; i < measures.length; i++) {
          if (news(group.numbers()[i])) {
            freeze(measures[i]);
          }
        }
      }
    }
    kept.forgetMask();
  }

  /**
   * Freezes what is asked of the event here and was not there. What was frozen stays: the windows
   * may know no more what they held then.
   */
  void freezeBeyond(AccountState state, Kept kept, KindPlan here, KindPlan there) {
    turnTo(state, kept);
    Set<Long> known = new HashSet<>();
    for (AskGroup group : there.asks()) {
      if (group.mayTake(frame)) {
        Arrays.stream(group.measures()).forEach(measure -> known.add(measure.factId()));
      }
    }
    for (AskGroup group : here.asks()) {
      if (group.mayTake(frame)) {
        for (Measure measure : group.measures()) {
          if (known.add(measure.factId())) {
            freeze(measure);
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
    turnTo(state, kept);
    Arrays.fill(frozen, false);
    boolean any = false;
    for (AskGroup group : kind.asks()) {
      if (group.minds(elapsed, touched) && group.mayTake(frame)) {
        Measure[] measures = group.measures();
        for (int i = 0; i < measures.length; i++) {
          if (touched.mayChange(measures[i], elapsed) && news(group.numbers()[i])) {
            freeze(measures[i]);
            any = true;
          }
        }
      }
    }
    if (any) {
      kept.forgetMask();
    }
  }

  private void freeze(Measure measure) {
    KeyWindows held = held(measure.aggregate().dimension());
    if (held == null && subKey == null) {
      return;
    }
    AsOfWindow alone = held == null ? null : held.alone(measure);
    boolean shared = alone == null && held != null && measure.series() != null;
    Series asked = shared ? held.shared(measure.series()) : null;
    if (asked == null) {
      questions.freeze(alone, asking.event, measure, ties);
      return;
    }
    questions.freeze(asked, asking.event, measure, ties);
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

  /** Turns to an event: what enters or asks is it. */
  private void turnTo(AccountState account, Kept kept) {
    state = account;
    asking = kept;
    frame.row = kept.event.row();
    subKeys.of(kept.event);
    dimension = null;
  }

  /** Whether the event of this id hash is none of those after the asking one in its millisecond. */
  private boolean standsNotAfter(long idHash) {
    for (int i = state.find(asking.event) + 1; i < state.kept.size(); i++) {
      Kept later = state.kept.get(i);
      if (later.event.time() > asking.event.time()) {
        return true;
      }
      if (later.idHash() == idHash) {
        return false;
      }
    }
    return true;
  }

  /** The windows of the event's key in a dimension, or null. */
  private KeyWindows held(String of) {
    if (!of.equals(dimension)) {
      dimension = of;
      subKey = of.equals("account") ? "" : subKeys.in(of);
      held = subKey == null ? null : state.windows.get(subKey);
    }
    return held;
  }

  /** The same, begun where there are none; null where the event has no such key. */
  private KeyWindows begun(String of) {
    if (held(of) == null && subKey != null) {
      if (state.windows.size() > AccountState.MOST_SUB_KEYS) {
        state.windows.remove(stalest(state));
      }
      held = new KeyWindows();
      state.windows.put(subKey, held);
    }
    return held;
  }

  /** The session or card nothing happened in for the longest time. */
  private static String stalest(AccountState state) {
    String stalest = "";
    long oldest = Long.MAX_VALUE;
    for (Map.Entry<String, KeyWindows> held : state.windows.entrySet()) {
      long newest = held.getValue().newest();
      boolean older = newest < oldest || (newest == oldest && held.getKey().compareTo(stalest) < 0);
      if (!held.getKey().isEmpty() && older) {
        stalest = held.getKey();
        oldest = newest;
      }
    }
    return stalest;
  }
}
