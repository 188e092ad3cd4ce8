package io.weir.engine.account;

import io.weir.engine.account.Escalating.More;
import io.weir.engine.account.Kept.Decided;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.decision.Reach;
import io.weir.engine.decision.Scorer;
import io.weir.engine.decision.Scorer.Weighing;
import io.weir.engine.directive.Directive;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.Emergencies;
import io.weir.engine.program.Program;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides operations: which live signals concern one, what they amount to, what is then in force.
 */
final class Deciding {
  /** In the place of the hash of what was decided, where the operation was let go. */
  private static final long LET_GO = -1;

  private final Restricting restricting = new Restricting();
  private final Marks marks = new Marks();
  private final Protecting protecting = new Protecting();
  private final Escalating escalating = new Escalating();

  /** Remembers a notice from another subject's owner: whether there was anything to remember. */
  boolean mark(Event event, AccountState state, Outlet out) {
    return marks.take(event, state, out);
  }

  /**
   * Decides an operation, or revises its decision where that changed; does nothing for others.
   *
   * @param passed event time up to which everything is known
   * @return whether operations of later days have to be decided again
   */
  boolean decide(
      AccountState state, Kept kept, Program program, boolean settled, long passed, Outlet out) {
    Event event = kept.event;
    if (kept.decided != null && kept.decided.content() == LET_GO) {
      return false;
    }
    Directive release =
        state.directives.isEmpty() ? null : state.directives.letsGo(event, Reach.of(event));
    if (release != null && event.stream().decide()) {
      letGo(kept, release, program.policy(), settled, out);
    } else if (event.stream().decide()) {
      Policy policy = program.policy();
      List<Weighed> weighed =
          event.simulated() ? List.of() : Concerning.weighed(state, event, policy);
      Protecting.Order order = order(kept, program);
      boolean warming = Concerning.warming(state, event, program);
      return emit(state, kept, weighed, order, policy, settled, warming, passed, out);
    }
    return false;
  }

  /** What emergencies ask of the operation; null in quiet times. */
  private Protecting.Order order(Kept kept, Program program) {
    Emergencies emergencies = program.emergencies();
    return emergencies == null || kept.event.simulated()
        ? null
        : protecting.of(kept, program, emergencies);
  }

  /** After an event: writes and releases restrictions so that they are what signals ask for. */
  void restrict(AccountState state, Event event, Policy policy, Outlet out) {
    if (!state.live.isEmpty() || !state.restrictions.isEmpty()) {
      restricting.refresh(state, event, policy, out);
    }
  }

  /** The same when a candidate was judged at its deadline. */
  void restrict(AccountState state, Event candidate, long deadline, Policy policy, Outlet out) {
    if (!state.live.isEmpty() || !state.restrictions.isEmpty()) {
      restricting.refresh(state, candidate, deadline, policy, out);
    }
  }

  /**
   * After an order: the operation it lets go is decided again, and what is no longer known to be in
   * force is said to be over as well. Not by an order from before anybody looked: what came into
   * force after it is not known either.
   *
   * @param operation null where it lets none go
   * @param saw whether somebody looked on when it was given
   */
  void free(
      AccountState state,
      Event order,
      Kept operation,
      Program program,
      boolean settled,
      boolean saw,
      Outlet out) {
    if (operation != null) {
      decide(state, operation, program, settled, Long.MIN_VALUE, out);
    }
    if (saw) {
      restricting.free(state, order, out);
    }
  }

  private boolean emit(
      AccountState state,
      Kept kept,
      List<Weighed> signals,
      Protecting.Order order,
      Policy policy,
      boolean settled,
      boolean warming,
      long passed,
      Outlet out) {
    Event event = kept.event;
    List<Weighed> weighed = order == null ? signals : with(order.evidence(), signals);
    boolean stale = event.knew() != Long.MAX_VALUE;
    long circumstances = (stale ? 1L : 0L) + (warming ? 2L : 0L);
    long quiet = Decided.content(circumstances, Action.ALLOW);
    if (weighed.isEmpty() && kept.decided != null && kept.decided.content() == quiet) {
      return false;
    }
    Weighing weighing = new Scorer(policy).weigh(event, signals);
    if (order != null && order.action().compareTo(weighing.action()) >= 0) {
      weighing = weighing.atLeast(order.action(), order.until());
    }
    boolean forgotten = isOfForgotten(kept, state);
    if (forgotten && !kept.decided.isMilderThan(weighing.action())) {
      weighing = weighing.atLeast(kept.decided.action(), event.time());
    }
    boolean counted = false;
    if (Escalating.concerns(event, policy.escalation())) {
      counted = !forgotten && escalating.count(state, kept, weighing, signals, policy);
      More more = escalating.repeated(state, kept, weighing, policy);
      weighing = more == null ? weighing : more.weighing();
      weighed = more == null ? weighed : with(more.cause(), weighed);
      long from = forgotten && kept.isOpen() ? kept.answerBy : Long.MIN_VALUE;
      more = escalating.unanswered(state, kept, weighing, signals, policy, from, passed);
      weighing = more == null ? weighing : more.weighing();
      weighed = more == null ? weighed : with(more.cause(), weighed);
    }
    if (forgotten && !kept.decided.isMilderThan(weighing.action())) {
      return counted;
    }
    weighing = weighing.bounded(event, policy);
    long content =
        Decided.content(
            circumstances + (weighed.isEmpty() ? 0 : content(weighing, weighed)),
            weighing.action());
    if (kept.decided != null && kept.decided.content() == content) {
      return counted;
    }
    int revision = kept.decided == null ? 0 : kept.decided.revision() + 1;
    kept.decided = new Kept.Decided(revision, content);
    boolean escalates = Waiting.expect(state, kept, weighing, policy, passed, out);
    out.decision(
        new Decision(
            id(event),
            revision,
            event,
            Subject.type(event),
            Subject.of(event),
            Reach.of(event),
            weighing.action(),
            weighing.score(),
            weighing.groups(),
            weighed,
            weighing.until(),
            settled,
            stale,
            warming,
            policy.version(),
            escalates,
            false,
            null));
    return counted;
  }

  /**
   * Whether signals it was decided with may be forgotten. It can only become stricter then: what is
   * known now says nothing against it.
   */
  private static boolean isOfForgotten(Kept kept, AccountState state) {
    return kept.decided != null && kept.event.time() < state.forgotten;
  }

  private static List<Weighed> with(Weighed cause, List<Weighed> signals) {
    List<Weighed> all = new ArrayList<>(signals.size() + 1);
    all.add(cause);
    all.addAll(signals);
    return all;
  }

  /** Says that an operation goes free, for good. */
  private static void letGo(
      Kept kept, Directive release, Policy policy, boolean settled, Outlet out) {
    Waiting.answered(kept, out);
    int known = kept.decided == null ? -1 : kept.decided.revision();
    int revision = Math.max(known, release.revision()) + 1;
    kept.decided = new Kept.Decided(revision, LET_GO);
    kept.answerBy = Kept.NEVER;
    Event event = kept.event;
    out.decision(
        Decision.release(
            id(event),
            revision,
            event,
            Subject.type(event),
            Subject.of(event),
            Reach.of(event),
            settled,
            policy.version(),
            null));
  }

  /** The id of the decision on an operation. */
  static String id(Event event) {
    return Ids.decision(event.tenant(), event.id(), Subject.of(event), Reach.of(event).name());
  }

  /** Hash of what was decided and why: what a late event, or a change learnt late, may change. */
  private static long content(Weighing weighing, List<Weighed> weighed) {
    StringBuilder text = new StringBuilder(weighing.toString());
    for (Weighed one : weighed) {
      LiveSignal signal = one.signal();
      text.append('|').append(signal.id()).append(signal.version()).append(signal.alternative());
      text.append(one.relation() == 0 ? "=0" : "");
    }
    return Ids.hash64(text.toString());
  }
}
