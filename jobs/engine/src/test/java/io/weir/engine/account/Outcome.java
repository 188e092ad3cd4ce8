package io.weir.engine.account;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.InForce;
import io.weir.engine.decision.Restriction;
import io.weir.engine.property.Happening;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Action;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stands when everything has been said: the last word on every signal, decision and
 * restriction; but of an operation that came too late, which is decided once, with what is known
 * then. A decision names the signals it rests on; what exactly they rest on is their own statement,
 * and alone is no reason to decide again.
 */
record Outcome(
    Map<String, String> signals, Map<String, String> decisions, Map<String, InForce> restrictions) {

  /**
   * How much later a restriction must end for it to be written again, millis. One that ends sooner
   * than this after the end is told from none by nobody.
   */
  static final long NOTABLE = InForce.NOTABLE;

  /** What is asked of each subject and scope, for as long as nobody can tell the difference. */
  Map<String, Action> actions() {
    Map<String, Action> actions = new TreeMap<>();
    restrictions.forEach((slot, left) -> actions.put(slot, left.action()));
    return actions;
  }

  /**
   * What stands.
   *
   * @param end event time, millis since the start of the case, at which restrictions are looked at
   */
  static Outcome of(Told told, long end) {
    Map<String, String> signals = new TreeMap<>();
    for (Signal signal : told.standing()) {
      signals.put(
          signal.live().sinceId() + " " + signal.live().patternId(), signal.live().toString());
    }
    Map<String, Decision> last = new LinkedHashMap<>();
    for (Decision decision : told.decisions()) {
      if (decision.trigger().late()) {
        continue;
      }
      last.merge(decision.id(), decision, (a, b) -> b.revision() >= a.revision() ? b : a);
    }
    Map<String, String> decisions = new TreeMap<>();
    for (Decision decision : last.values()) {
      TreeSet<String> weighed = new TreeSet<>();
      for (Decision.Weighed one : decision.signals()) {
        String signal = one.signal().sinceId() + " " + one.signal().patternId();
        weighed.add(signal + " " + one.signal().alternative() + " x " + one.relation());
      }
      if (decision.released()) {
        decisions.put(decision.id(), "RELEASE");
        continue;
      }
      decisions.put(
          decision.id(),
          "%s %s %s until %d for %s"
              .formatted(
                  decision.action(),
                  decision.score(),
                  decision.groups(),
                  decision.until() - Happening.START,
                  weighed));
    }
    Map<String, Restriction> inForce = new TreeMap<>();
    for (Restriction one : told.restrictions()) {
      String slot = one.subjectType() + " " + one.subject() + " " + one.scope();
      inForce.merge(slot, one, (a, b) -> b.epoch() >= a.epoch() ? b : a);
    }
    Map<String, InForce> restrictions = new TreeMap<>();
    inForce.forEach(
        (slot, one) -> {
          InForce said = new InForce(one.action(), one.until(), one.then());
          InForce left = one.released() ? null : said.from(Happening.START + end + NOTABLE);
          if (left != null) {
            restrictions.put(slot, left);
          }
        });
    return new Outcome(signals, decisions, restrictions);
  }
}
