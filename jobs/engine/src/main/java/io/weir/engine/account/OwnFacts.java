package io.weir.engine.account;

import io.weir.engine.aggregate.Alike;
import io.weir.engine.aggregate.AsOfWindow;
import io.weir.engine.aggregate.Asking;
import io.weir.engine.aggregate.Entering;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.Series;
import io.weir.engine.aggregate.SeriesPlan;
import io.weir.engine.aggregate.Touched;
import io.weir.engine.program.AskGroup;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.Questions;
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
  private static final int MOST = 8;

  private final Frame frame = new Frame();
  private final Asking asks = new Asking();
  private final SubKeys subKeys = new SubKeys();
  private final Touched touched = new Touched();
  private final AsOfWindow.Ties ties = this::standsNotAfter;
  private AccountState state;

  /** The event that enters or asks. */
  private Kept asking;

  /** The dimensions looked at of its keys, and the windows found. */
  private final String[] dimensions = new String[MOST];

  private final KeyWindows[] found = new KeyWindows[MOST];
  private int known;

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
    Questions questions = kind.questions();
    questions.ask(frame);
    freeze(questions);
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
    Questions questions = kind.questions();
    turnTo(state, kept);
    if (questions.askAgain(frame, elapsed, touched)) {
      freeze(questions);
      kept.forgetMask();
    }
  }

  /** Freezes the windows' values that are asked for. */
  private void freeze(Questions questions) {
    for (Alike alike : questions.alike()) {
      KeyWindows held = held(alike.series().dimension());
      Series series = held == null || !held.allShared() ? null : held.shared(alike.series());
      if (series != null) {
        asks.find(series, asking.event, alike, questions.needed(), ties, questions.answers());
      }
    }
    questions.answers().freeze(asking.event.facts());
    Measure[] measures = questions.measures();
    for (int i = 0; i < measures.length; i++) {
      if (questions.needs(i)) {
        freeze(measures[i]);
      }
    }
  }

  private void freeze(Measure measure) {
    KeyWindows held = held(measure.aggregate().dimension());
    if (held == null && subKey(measure.aggregate().dimension()) == null) {
      return;
    }
    AsOfWindow alone = held == null ? null : held.alone(measure);
    boolean shared = alone == null && held != null && measure.series() != null;
    Series asked = shared ? held.shared(measure.series()) : null;
    if (asked == null) {
      asks.freeze(alone, asking.event, measure, ties);
      return;
    }
    asks.freeze(asked, asking.event, measure, ties);
  }

  /** Turns to an event: what enters or asks is it. */
  private void turnTo(AccountState account, Kept kept) {
    state = account;
    asking = kept;
    frame.row = kept.event.row();
    subKeys.of(kept.event);
    known = 0;
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

  /** What the event's key in a dimension is called here; null where it has none. */
  private String subKey(String dimension) {
    return dimension.equals("account") ? "" : subKeys.in(dimension);
  }

  /** The windows of the event's key in a dimension, or null. */
  private KeyWindows held(String dimension) {
    for (int i = 0; i < known; i++) {
      if (dimensions[i].equals(dimension)) {
        return found[i];
      }
    }
    String subKey = subKey(dimension);
    KeyWindows held = subKey == null ? null : state.windows.get(subKey);
    if (known < MOST) {
      dimensions[known] = dimension;
      found[known++] = held;
    }
    return held;
  }

  /** The same, begun where there are none; null where the event has no such key. */
  private KeyWindows begun(String dimension) {
    KeyWindows held = held(dimension);
    String subKey = held == null ? subKey(dimension) : null;
    if (subKey == null) {
      return held;
    }
    if (state.windows.size() > AccountState.MOST_SUB_KEYS) {
      state.windows.remove(stalest(state));
    }
    KeyWindows fresh = new KeyWindows();
    state.windows.put(subKey, fresh);
    known = 0;
    return fresh;
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
