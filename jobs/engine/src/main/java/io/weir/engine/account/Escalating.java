package io.weir.engine.account;

import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.decision.Reach;
import io.weir.engine.decision.Scorer;
import io.weir.engine.decision.Scorer.Weighing;
import io.weir.engine.event.Event;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.Severity;
import io.weir.patterns.policy.Escalation;
import io.weir.patterns.policy.Policy;
import java.util.List;
import java.util.Map;

/**
 * What becomes of mild things that are not resolved (catalogue 4.4): something small on several
 * days asks for a step-up, and a step-up that was asked for and not passed holds. Each is a
 * question asked of what is kept, so that it does not matter in which order that arrived. Not
 * thread-safe.
 */
final class Escalating {
  /** What decisions call the causes, in the place of a pattern. */
  static final String UNANSWERED = "step-up-unanswered";

  static final String REPEATED = "small-things-repeated";

  /** What a decision weighs, and what was added to the signals to show why. */
  record More(Weighing weighing, Weighed cause) {}

  private final Challenges challenges = new Challenges();

  /** Whether its operation may become more by itself. */
  static boolean concerns(Event event, Escalation rules) {
    boolean any = rules.unansweredMillis() > 0 || rules.days() > 0;
    return any && !event.late() && !event.simulated();
  }

  /**
   * Counts the operation among the small things of its day, or no longer.
   *
   * @return whether operations of later days have to be decided again
   */
  boolean count(
      AccountState state, Kept kept, Weighing base, List<Weighed> signals, Policy policy) {
    Event event = kept.event;
    boolean small =
        policy.escalation().days() > 0
            && base.action() == Action.MONITOR
            && signals.stream().anyMatch(one -> isOfItsDay(one.signal(), event))
            && Scorer.most(signals).compareTo(Action.MONITOR) > 0;
    if (small == kept.small) {
      return false;
    }
    kept.small = small;
    return state.smallDays.count(event.time(), small, policy.escalation().withinMillis());
  }

  /** What lasts for weeks is one thing, on the day it began. */
  private static boolean isOfItsDay(LiveSignal signal, Event event) {
    return SmallDays.dayOf(signal.since()) == SmallDays.dayOf(event.time());
  }

  /** A step-up where this is the last of so many days; null where it is not. */
  More repeated(AccountState state, Kept kept, Weighing base, Policy policy) {
    Escalation rules = policy.escalation();
    Event event = kept.event;
    if (!kept.small
        || state.smallDays.before(event.time(), rules.withinDays()) + 1 < rules.days()) {
      return null;
    }
    Action action = Reach.possible(event, Action.STEP_UP, Action.STEP_UP);
    long until = event.time() + policy.ttlMillis(Action.STEP_UP);
    String reason =
        "Small things on " + rules.days() + " days within " + DurationText.of(rules.withinMillis());
    return new More(
        base.atLeast(action, until), cause(event, REPEATED, "CTX", action, until, reason));
  }

  /**
   * A hold where the customer was asked and did not pass in time; null while that is open, or where
   * he did, or nobody is known to have asked him.
   *
   * @param signals what the step-up rests on; he is not asked before they are known
   * @param from event time before which he may answer whatever is known; Long.MIN_VALUE: none
   * @param passed event time up to which everything is known
   */
  More unanswered(
      AccountState state,
      Kept kept,
      Weighing base,
      List<Weighed> signals,
      Policy policy,
      long from,
      long passed) {
    long patience = policy.escalation().unansweredMillis();
    Event event = kept.event;
    boolean open = patience > 0 && base.action() == Action.STEP_UP && !Challenges.isOne(event);
    long asked = event.time();
    for (Weighed one : signals) {
      asked = Math.max(asked, one.signal().since());
    }
    long deadline = Math.max(asked + patience, from);
    if (!open) {
      kept.closeBy(Kept.NEVER);
      return null;
    }
    if (!kept.unanswered && kept.isSettled(deadline)) {
      return null;
    }
    if (deadline > passed && !kept.unanswered) {
      kept.answerBy = deadline;
      state.due = Math.min(state.due, deadline);
      return null;
    }
    kept.unanswered = kept.unanswered || challenges.isUnanswered(state, event, asked, deadline);
    kept.answerBy = kept.unanswered ? Kept.NEVER : -deadline;
    if (!kept.unanswered) {
      return null;
    }
    boolean money = event.stream().name().equals("payment");
    Action action = money ? Action.HOLD : Action.BLOCK;
    long until = deadline + policy.ttlMillis(action);
    String reason = "No answer to the step-up within " + DurationText.of(patience);
    return new More(
        base.atLeast(action, until), cause(event, UNANSWERED, "AUTH", action, until, reason));
  }

  private static Weighed cause(
      Event event, String name, String group, Action action, long until, String reason) {
    LiveSignal signal =
        new LiveSignal(
            Ids.hash(name, event.tenant(), event.id()),
            name,
            1,
            "main",
            Severity.LOW,
            group,
            "account",
            Subject.of(event),
            event.time(),
            event.id(),
            until,
            List.of(new Effect(action, action, Reach.of(event), until)),
            true,
            false,
            List.of(),
            reason,
            Map.of());
    return new Weighed(signal, 1);
  }
}
