package io.weir.engine.decision;

import io.weir.engine.event.Event;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.policy.Policy;
import java.util.Map;

/** What people see of signals: one alert per pattern, key and cool-down. Stateless. */
public final class Alerts {

  private Alerts() {}

  /** A signal was raised: opens an alert, or extends the one in cool-down. */
  public static void raised(
      Map<String, CoolDown> coolDowns,
      Event event,
      PatternPlan plan,
      LiveSignal signal,
      Policy policy,
      AlertOutlet out) {
    String slot = slot(plan, signal);
    CoolDown running = coolDowns.get(slot);
    boolean cool = running != null && signal.since() < running.until();
    boolean stands = cool && running.count() > 0;
    String id =
        stands
            ? running.alertId()
            : Ids.hash("alert", event.tenant(), plan.pattern().id(), signal.key(), signal.id());
    boolean extend = cool && running.alertId().equals(id);
    CoolDown next =
        extend
            ? extended(running, 1, signal, policy)
            : new CoolDown(id, 0, end(signal, policy), 1, signal.since());
    if (CoolDowns.keep(coolDowns, slot, next)) {
      out.coolDownForgotten();
    }
    Alert.State state = stands ? Alert.State.EXTENDED : Alert.State.OPEN;
    out.alert(alert(next, state, event, plan, signal, policy));
  }

  /** A signal that was raised before became graver: its alert says so. */
  public static void graver(
      Map<String, CoolDown> coolDowns,
      Event event,
      PatternPlan plan,
      LiveSignal signal,
      Policy policy,
      AlertOutlet out) {
    String slot = slot(plan, signal);
    CoolDown running = coolDowns.get(slot);
    if (running == null || running.count() == 0) {
      raised(coolDowns, event, plan, signal, policy, out);
      return;
    }
    CoolDown next = extended(running, 0, signal, policy);
    coolDowns.put(slot, next);
    out.alert(alert(next, Alert.State.EXTENDED, event, plan, signal, policy));
  }

  /** The same alert for a signal, and so many signals more than before. */
  private static CoolDown extended(CoolDown running, int more, LiveSignal signal, Policy policy) {
    return new CoolDown(
        running.alertId(),
        running.revision() + 1,
        Math.max(end(signal, policy), running.until()),
        running.count() + more,
        Math.min(running.first(), signal.since()));
  }

  private static long end(LiveSignal signal, Policy policy) {
    return signal.since() + policy.coolDownMillis(signal.until() - signal.since());
  }

  /** A signal was withdrawn: corrects the alert that stands for it. */
  public static void withdrawn(
      Map<String, CoolDown> coolDowns,
      Event event,
      PatternPlan plan,
      LiveSignal signal,
      Policy policy,
      AlertOutlet out) {
    String slot = slot(plan, signal);
    CoolDown running = coolDowns.get(slot);
    if (running == null || running.count() == 0) {
      return;
    }
    CoolDown corrected =
        new CoolDown(
            running.alertId(),
            running.revision() + 1,
            running.until(),
            running.count() - 1,
            running.first());
    coolDowns.put(slot, corrected);
    out.alert(alert(corrected, Alert.State.CORRECTED, event, plan, signal, policy));
  }

  private static String slot(PatternPlan plan, LiveSignal signal) {
    return plan.name() + "|" + signal.key();
  }

  private static Alert alert(
      CoolDown coolDown,
      Alert.State state,
      Event event,
      PatternPlan plan,
      LiveSignal signal,
      Policy policy) {
    return new Alert(
        coolDown.alertId(),
        coolDown.revision(),
        state,
        event.tenant(),
        plan.pattern(),
        signal,
        new Scorer(policy).alone(event, signal),
        coolDown.count(),
        coolDown.first(),
        issuedAt(event, signal));
  }

  /** What is known only after its event is said then. */
  private static long issuedAt(Event event, LiveSignal signal) {
    return signal.since() > event.time() ? signal.since() : event.appendTime();
  }
}
