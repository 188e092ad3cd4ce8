package io.weir.engine.account;

import io.weir.engine.decision.Alerts;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Keys;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.SignalMaker;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.schemas.Field;
import java.util.Map;

/** Turns "the pattern holds here" and "it does not after all" into signals and alerts. */
final class Statements {
  private final SignalMaker maker = new SignalMaker();

  /**
   * Raises a signal.
   *
   * @param revision how often something was said about it before
   * @param repeated whether it stands already and only its evidence changed
   */
  void raise(
      AccountState state,
      Kept completing,
      PatternPlan plan,
      Match match,
      Program program,
      int revision,
      boolean repeated,
      Outlet out) {
    Event event = completing.event;
    LiveSignal signal = live(state, event, plan, match);
    state.live.removeIf(one -> one.id().equals(signal.id()));
    state.live.add(signal);
    if (state.live.size() > AccountState.MOST_LIVE) {
      state.live.remove(0);
      out.count(Tallied.LIVE_OVERFLOW);
    }
    Map<String, String> values = SignalMaker.evidence(plan, event.facts());
    out.signal(statement(event, true, revision, signal, plan, values));
    if (signal.enforced() && !repeated) {
      Alerts.raised(state.coolDowns, event, plan, signal, program.policy(), out);
    }
  }

  private LiveSignal live(AccountState state, Event event, PatternPlan plan, Match match) {
    String key = Keys.of(event, plan.pattern().key());
    return maker.make(
        event,
        plan,
        key,
        new SignalMaker.Held(
            id(event, plan, key),
            match.alternative().alternative(),
            match.steps(),
            match.start(),
            match.evidence().stream().map(kept -> kept.event.id()).toList(),
            match.start() <= state.truncatedBefore));
  }

  /** Withdraws a signal that a late event falsified. */
  void withdraw(
      AccountState state,
      Kept completing,
      PatternPlan plan,
      Program program,
      int revision,
      Outlet out) {
    Event event = completing.event;
    String key = Keys.of(event, plan.pattern().key());
    LiveSignal signal = remove(state, id(event, plan, key));
    if (signal == null) {
      return;
    }
    out.count(Tallied.WITHDRAWN);
    out.signal(statement(event, false, revision, signal, plan, Map.of()));
    if (signal.enforced()) {
      Alerts.withdrawn(state.coolDowns, event, plan, signal, program.policy(), out);
    }
  }

  private static String id(Event event, PatternPlan plan, String key) {
    return Ids.signal(event.tenant(), plan.pattern().id(), plan.pattern().key(), key, event.id());
  }

  private static Signal statement(
      Event event,
      boolean raised,
      int revision,
      LiveSignal signal,
      PatternPlan plan,
      Map<String, String> values) {
    return new Signal(
        event.tenant(),
        raised,
        revision,
        signal,
        plan.pattern().mode(),
        plan.warming(event.appendTime()),
        values,
        account(event));
  }

  private static LiveSignal remove(AccountState state, String id) {
    for (int i = 0; i < state.live.size(); i++) {
      if (state.live.get(i).id().equals(id)) {
        return state.live.remove(i);
      }
    }
    return null;
  }

  private static String account(Event event) {
    Field field = event.stream().dimension("account");
    return field == null || event.row().isNull(field.index())
        ? null
        : event.row().getString(field.index());
  }
}
