package io.weir.engine.account;

import io.weir.engine.decision.Alerts;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.Defaults;
import io.weir.engine.program.Keys;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.SignalMaker;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.Alternative;
import io.weir.schemas.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Turns "the pattern holds here" and "it does not after all" into signals and alerts. */
final class Statements {
  private final SignalMaker maker = new SignalMaker();
  private final Inputs inputs = new Inputs();
  private final Defaults defaults = new Defaults();
  private final Endings endings;

  Statements(Versions versions) {
    this.endings = new Endings(versions);
  }

  /** What the match amounts to. */
  LiveSignal find(
      AccountState state, Kept completing, PatternPlan plan, Match match, Program program) {
    Event event = completing.event;
    SignalMaker.Held held =
        new SignalMaker.Held(
            id(event, plan),
            match.alternative().alternative(),
            match.steps(),
            match.start(),
            match.evidence().stream().map(kept -> kept.event.id()).toList(),
            match.lookedBackTo() <= state.truncatedBefore || match.rests(plan, defaults),
            inputs.of(state.kept, plan, match));
    LiveSignal signal = maker.make(event, plan, key(event, plan), held);
    LiveSignal found =
        program.guards() == null ? signal : program.guards().apply(signal, event, state.live);
    return isSuppressed(state, found, event) ? found.unheard() : found;
  }

  private static boolean isSuppressed(AccountState state, LiveSignal signal, Event completing) {
    return !state.directives.isEmpty() && state.directives.suppresses(signal, completing);
  }

  /**
   * Says again what a signal amounts to after somebody suppressed it, or took that back.
   *
   * @return whether that is news
   */
  boolean restate(AccountState state, Kept completing, PatternPlan plan, Outlet out) {
    Event event = completing.event;
    Kept.Said said = completing.said(plan.name());
    LiveSignal live = said == null || !said.raised ? null : live(state, id(event, plan));
    if (live == null) {
      return false;
    }
    boolean heard =
        SignalMaker.isEnforced(plan, live.key(), event) && !isSuppressed(state, live, event);
    if (heard == live.enforced()) {
      return false;
    }
    sayAgain(state, event, plan, said, heard ? live.heard() : live.unheard(), out);
    return true;
  }

  /**
   * Says again what a signal amounts to after it became known that its pattern exceeded its budget
   * by then.
   */
  void lower(AccountState state, Kept completing, PatternPlan plan, Program program, Outlet out) {
    Event event = completing.event;
    Kept.Said said = completing.said(plan.name());
    LiveSignal live = said == null || !said.raised ? null : live(state, id(event, plan));
    if (live != null && program.guards() != null) {
      LiveSignal now = program.guards().apply(live, event, state.live);
      if (!now.equals(live)) {
        sayAgain(state, event, plan, said, now, out);
      }
    }
  }

  private static void sayAgain(
      AccountState state,
      Event event,
      PatternPlan plan,
      Kept.Said said,
      LiveSignal now,
      Outlet out) {
    said.revision++;
    said.content = content(now);
    state.keep(now);
    out.signal(statement(event, true, said.revision, now, plan));
  }

  /** Hash of all of a signal that a late event could change, or a change learnt too late. */
  static long content(LiveSignal signal) {
    String text =
        String.join(
            "\n",
            Integer.toString(signal.version()),
            signal.alternative(),
            signal.evidence().toString(),
            signal.reason(),
            signal.values().toString());
    String rests = signal.inputs().isEmpty() ? text : text + "\n" + signal.inputs();
    String whole = signal.degraded() ? rests + "\ndegraded" : rests;
    return Ids.hash64(signal.enforced() ? whole : whole + "\nunheard");
  }

  /**
   * Raises a signal.
   *
   * @param said what is said about it with this
   * @param stands whether it stands already and only its evidence changed
   */
  void raise(
      AccountState state,
      Kept completing,
      PatternPlan plan,
      LiveSignal signal,
      Program program,
      Kept.Said said,
      boolean stands,
      Outlet out) {
    Event event = completing.event;
    LiveSignal before = stands ? live(state, signal.id()) : null;
    if (state.keep(signal)) {
      out.count(Tallied.LIVE_OVERFLOW);
    }
    out.signal(statement(event, true, said.revision, signal, plan));
    endings.raised(state, signal, out);
    if (!stands && isSuppressed(state, signal, event)) {
      out.count(Tallied.SUPPRESSED);
    }
    boolean graver = before != null && signal.severity().compareTo(before.severity()) > 0;
    if (!signal.enforced() || (stands && !graver) || isSnoozed(state, signal, event, out)) {
      return;
    }
    if (stands) {
      Alerts.graver(state.coolDowns, event, plan, signal, program.policy(), out);
    } else {
      Alerts.raised(state.coolDowns, event, plan, signal, program.policy(), out);
    }
  }

  /** Withdraws a signal that a late event falsified. */
  void withdraw(
      AccountState state,
      Kept completing,
      PatternPlan plan,
      Program program,
      Kept.Said said,
      Outlet out) {
    Event event = completing.event;
    LiveSignal live = remove(state, id(event, plan));
    LiveSignal signal = live != null ? live : pushedOut(event, plan, said);
    out.count(Tallied.WITHDRAWN);
    out.signal(statement(event, false, said.revision, signal, plan));
    if (signal.enforced() && !isSnoozed(state, signal, event, out)) {
      Alerts.withdrawn(state.coolDowns, event, plan, signal, program.policy(), out);
    }
  }

  private static boolean isSnoozed(
      AccountState state, LiveSignal signal, Event completing, Outlet out) {
    boolean snoozed = !state.directives.isEmpty() && state.directives.snoozes(signal, completing);
    if (snoozed) {
      out.count(Tallied.SNOOZED);
    }
    return snoozed;
  }

  /** What was raised but had to make room for graver signals, as far as it is still known. */
  private LiveSignal pushedOut(Event event, PatternPlan plan, Kept.Said said) {
    AlternativePlan known = plan.alternative(said.alternative);
    Alternative alternative = (known == null ? plan.alternatives().get(0) : known).alternative();
    List<Row> steps = new ArrayList<>(Collections.nCopies(alternative.steps().size(), null));
    steps.set(alternative.completing(), event.row());
    List<String> evidence = List.of(event.id());
    return maker.make(
        event,
        plan,
        key(event, plan),
        new SignalMaker.Held(id(event, plan), alternative, steps, event.time(), evidence, false));
  }

  private static String key(Event event, PatternPlan plan) {
    return Keys.of(event, plan.pattern().key());
  }

  private static String id(Event event, PatternPlan plan) {
    String key = key(event, plan);
    return Ids.signal(event.tenant(), plan.pattern().id(), plan.pattern().key(), key, event.id());
  }

  private static Signal statement(
      Event event, boolean raised, int revision, LiveSignal signal, PatternPlan plan) {
    return new Signal(
        event.tenant(),
        raised,
        revision,
        signal,
        SignalMaker.told(plan, signal),
        plan.warming(event),
        Keys.all(event));
  }

  private static LiveSignal remove(AccountState state, String id) {
    LiveSignal live = live(state, id);
    state.live.remove(live);
    return live;
  }

  private static LiveSignal live(AccountState state, String id) {
    for (LiveSignal signal : state.live) {
      if (signal.id().equals(id)) {
        return signal;
      }
    }
    return null;
  }
}
