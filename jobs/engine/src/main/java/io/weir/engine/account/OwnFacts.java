package io.weir.engine.account;

import io.weir.engine.aggregate.Alike;
import io.weir.engine.aggregate.Answers;
import io.weir.engine.aggregate.AsOfWindow;
import io.weir.engine.aggregate.Asking;
import io.weir.engine.aggregate.Entering;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.Passed;
import io.weir.engine.aggregate.Series;
import io.weir.engine.aggregate.SeriesPlan;
import io.weir.engine.aggregate.Touched;
import io.weir.engine.program.AskGroup;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.Questions;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Memo;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Windows of the account's own keys: what enters them, and what is frozen from them on an event.
 */
@SuppressWarnings("ReferenceEquality") // a series has one plan
final class OwnFacts {
  private final Frame frame = new Frame();
  private final Asking asks = new Asking();
  private final OwnWindows windows = new OwnWindows();
  private final Touched touched = new Touched();
  private final AsOfWindow.Ties ties = this::standsNotAfter;
  private AccountState state;

  /** The event that enters or asks. */
  private Kept asking;

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
    Passed passed = state.passed(frontier);
    for (Measure measure : entering.alone()) {
      enterAlone(measure, passed);
    }
    for (Entering.Together together : entering.together()) {
      if (together.take(frame, touched)) {
        enter(together, passed);
      }
    }
  }

  private void enterAlone(Measure measure, Passed passed) {
    boolean takes = measure.takes(frame);
    boolean takesBack = measure.takesBack(frame);
    KeyWindows held = takes || takesBack ? windows.begun(measure.aggregate().dimension()) : null;
    if (held == null) {
      return;
    }
    touched.add(measure);
    AsOfWindow window = held.begun(measure);
    if (takesBack) {
      window.takeBack(asking.event, measure);
    }
    if (takes) {
      window.enter(frame, asking.event, measure, passed, ties);
    }
  }

  private void enter(Entering.Together together, Passed passed) {
    SeriesPlan plan = together.plan();
    KeyWindows held = windows.begun(plan.dimension());
    if (held == null) {
      return;
    }
    if (!held.shares(plan)) {
      enterAlone(together, held, passed);
      if (!together.any()) {
        return;
      }
    }
    Series series = held.begun(plan);
    series.enter(frame, asking.event, plan, together.entered(), ties);
    if (series.overflows(plan, passed)) {
      held.part(plan);
    }
  }

  /** Lets the event enter those windows of a series that keep entries of their own. */
  private void enterAlone(Entering.Together together, KeyWindows held, Passed passed) {
    for (Measure measure : together.plan().members()) {
      AsOfWindow window = together.takes(measure) ? held.alone(measure) : null;
      if (window != null) {
        window.enter(frame, asking.event, measure, passed, ties);
        together.leaveOut(measure);
      }
    }
  }

  /** Takes an event out of the windows it entered: of a kind that can be taken back. */
  void leave(AccountState state, Kept kept, KindPlan kind) {
    turnTo(state, kept);
    for (Measure measure : kind.entering().alone()) {
      KeyWindows held = windows.in(measure.aggregate().dimension());
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
    SortedMap<Long, Measure> beyond = new TreeMap<>();
    for (AskGroup group : here.asks()) {
      if (group.mayTake(frame)) {
        for (Measure measure : group.measures()) {
          if (known.add(measure.factId())) {
            beyond.put(measure.factId(), measure);
          }
        }
      }
    }
    Measure[] measures = beyond.values().toArray(Measure[]::new);
    Answers answers = new Answers(measures);
    for (int i = 0; i < measures.length; i++) {
      find(measures[i], i, answers);
    }
    answers.freeze(kept.event.facts());
    kept.forgetMask();
  }

  /** Whether another session or card lost its windows to one of the event that entered last. */
  boolean crowded() {
    return windows.crowded();
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
    Answers answers = questions.answers();
    List<Alike> together = questions.alike();
    SeriesPlan plan = null;
    Series series = null;
    for (int i = 0; i < together.size(); i++) {
      Alike alike = together.get(i);
      if (alike.series() != plan) {
        plan = alike.series();
        KeyWindows held = windows.in(plan.dimension());
        series = held == null || !held.shares(plan) ? null : held.shared(plan);
      }
      if (series != null) {
        asks.find(series, asking.event, alike, questions.needed(), ties, answers);
      }
    }
    Measure[] measures = questions.measures();
    for (int i = 0; i < measures.length; i++) {
      if (questions.needs(i)) {
        find(measures[i], i, answers);
      }
    }
    answers.freeze(asking.event.facts());
  }

  private void find(Measure measure, int number, Answers answers) {
    if (measure.clock() != null) {
      measure.clock().answers().forget(); // where the event has no key for it, nothing is found
      find(measure.clock().measure(), 0, measure.clock().answers());
    }
    KeyWindows held = windows.in(measure.aggregate().dimension());
    if (held == null && windows.key(measure.aggregate().dimension()) == null) {
      return;
    }
    AsOfWindow alone = held == null ? null : held.alone(measure);
    boolean shared = alone == null && held != null && measure.series() != null;
    Series asked = shared ? held.shared(measure.series()) : null;
    if (asked == null) {
      asks.find(alone, asking.event, measure, ties, number, answers);
    } else {
      asks.find(asked, asking.event, measure, ties, number, answers);
    }
  }

  /** Turns to an event: what enters or asks is it. */
  private void turnTo(AccountState account, Kept kept) {
    state = account;
    asking = kept;
    frame.row = kept.event.row();
    windows.of(kept.event, account);
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
}
