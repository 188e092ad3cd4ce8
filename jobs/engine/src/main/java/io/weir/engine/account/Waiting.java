package io.weir.engine.account;

import io.weir.engine.account.Kept.Wait;
import io.weir.engine.decision.Scorer.Weighing;
import io.weir.engine.decision.Unanswered;
import io.weir.engine.decision.Unanswered.State;
import io.weir.engine.event.DispositionStream;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.signal.Ids;
import io.weir.patterns.policy.OnExpiry;
import io.weir.patterns.policy.Policy;

/**
 * Operations that wait for people (catalogue 4.4): who let one wait is told of it before its time
 * is over, and when it is. Nothing but words comes of it: what was decided stays and ends.
 *
 * <p>Kept: with each such operation, how it stands and until when; that keeps the operation for as
 * long. One that has to make room before is told of at once.
 */
final class Waiting {
  private Waiting() {}

  /**
   * After a decision: waits for an answer to it, or no longer.
   *
   * @param passed event time up to which everything is known
   * @return whether people will be told if nobody answers
   */
  static boolean expect(
      AccountState state, Kept kept, Weighing weighing, Policy policy, long passed, Outlet out) {
    OnExpiry rules = policy.onExpiry();
    Event event = kept.event;
    if (!rules.escalates(weighing.action()) || event.late() || event.simulated()) {
      if (kept.isWaiting() && kept.wait.stage() == Wait.Stage.OPEN) {
        kept.wait = null; // Nobody answered, and nobody was told: it may wait again.
      }
      answered(kept, out);
      return false;
    }
    long until = weighing.until();
    if (kept.wait == null) {
      kept.wait = until > passed ? new Wait(Wait.Stage.OPEN, 0, until) : null;
    }
    if (kept.wait == null || !kept.wait.isOpen()) {
      return false;
    }
    boolean told = kept.wait.stage() == Wait.Stage.TOLD;
    long next = told ? until : Math.min(until, rules.dueAt(event.time(), until));
    kept.wait = new Wait(kept.wait.stage(), Math.max(next, passed + 1), until);
    state.due = Math.min(state.due, kept.wait.next());
    return true;
  }

  /** Somebody says what something turned out to be: perhaps an operation that waits. */
  static void answer(AccountState state, Event disposition, Outlet out) {
    String operation = DispositionStream.operation(disposition);
    String decision = DispositionStream.decision(disposition);
    for (Kept kept : state.kept) {
      if (kept.isWaiting()
          && (kept.event.id().equals(operation) || Deciding.id(kept.event).equals(decision))) {
        answered(kept, out);
      }
    }
  }

  /** It waits no longer; whoever was told that it does is told so. */
  static void answered(Kept kept, Outlet out) {
    if (kept.isWaiting()) {
      if (kept.wait.stage() == Wait.Stage.TOLD) {
        out.unanswered(said(kept, State.ANSWERED, kept.event.time()));
      }
      kept.wait = kept.wait.over();
    }
  }

  /** Tells of what nobody has answered by then. */
  static void tell(AccountState state, long deadline, Outlet out) {
    for (Kept kept : state.kept) {
      if (kept.isWaiting() && kept.wait.next() <= deadline) {
        tell(kept, deadline, out);
      }
    }
  }

  private static void tell(Kept kept, long deadline, Outlet out) {
    if (kept.wait.stage() == Wait.Stage.OPEN) {
      tellDue(kept, kept.wait.next(), out);
    }
    if (kept.wait.until() <= deadline) {
      out.unanswered(said(kept, State.EXPIRED, kept.wait.until()));
      kept.wait = kept.wait.over();
    } else {
      kept.wait = new Wait(Wait.Stage.TOLD, kept.wait.until(), kept.wait.until());
    }
  }

  /** An operation is forgotten before its time: nobody could tell of it later. */
  static void forgotten(Kept kept, Outlet out) {
    if (kept.isWaiting() && kept.wait.stage() == Wait.Stage.OPEN) {
      tellDue(kept, kept.event.time(), out);
    }
  }

  private static void tellDue(Kept kept, long at, Outlet out) {
    out.count(Tallied.UNANSWERED);
    out.unanswered(said(kept, State.DUE, at));
  }

  /** The next instant at which one is to be told of; Long.MAX_VALUE: none is. */
  static long next(AccountState state) {
    long next = Long.MAX_VALUE;
    for (Kept kept : state.kept) {
      if (kept.isWaiting()) {
        next = Math.min(next, kept.wait.next());
      }
    }
    return next;
  }

  private static Unanswered said(Kept kept, State state, long at) {
    Event operation = kept.event;
    String decision = Deciding.id(operation);
    return new Unanswered(
        Ids.hash("unanswered", decision),
        state == State.DUE ? 0 : 1,
        state,
        operation,
        Subject.type(operation),
        Subject.of(operation),
        decision,
        kept.decided.action(),
        kept.wait.until(),
        at);
  }
}
