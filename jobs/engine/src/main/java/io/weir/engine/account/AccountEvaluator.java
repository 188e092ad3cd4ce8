package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.StagePlan;
import io.weir.engine.program.Versions;
import io.weir.patterns.model.KeyStage;

/**
 * The account stage: keeps events, asks the patterns of what is kept, raises, withdraws and
 * decides. A pure function of the events and the versions; never reads a clock. Not thread-safe.
 *
 * <p>An event in order costs one look at the patterns it may complete. A late one is inserted where
 * it belongs, and the kept events after it are asked again (design 3.3).
 */
public final class AccountEvaluator {
  /** Kept events after which what has ended is dropped without waiting for the key's timer. */
  private static final int PRUNE_EVERY = 16;

  private final Versions versions;
  private final OwnFacts ownFacts = new OwnFacts();
  private final LookBack lookBack = new LookBack();
  private final Statements statements = new Statements();
  private final Deciding deciding = new Deciding();

  public AccountEvaluator(Versions versions) {
    this.versions = versions;
  }

  /**
   * Evaluates an event now.
   *
   * @param watermark event time no event in time can be at or before any more
   */
  public void eager(Event event, AccountState state, long watermark, Outlet out) {
    evaluate(event, state, frontier(state, Math.min(watermark, event.time() - 1)), false, out);
  }

  /** Lets an event wait until the watermark passes it. */
  public void settle(Event event, AccountState state, long watermark, Outlet out) {
    if (event.late() || state.pending.isFull()) {
      eager(event, state, watermark, out);
    } else if (state.pending.add(event)) {
      out.count(Tallied.SETTLED);
    } else {
      out.count(Tallied.DUPLICATE);
    }
  }

  /** Evaluates what waited, in (time, id) order, and drops what has ended. */
  public void onWatermark(AccountState state, long watermark, Outlet out) {
    state.pending.release(watermark, event -> evaluate(event, state, event.time() - 1, true, out));
    Retention.prune(state, versions.newest(), frontier(state, watermark));
  }

  /** Event time at which {@link #onWatermark} should be called next; Long.MAX_VALUE: never. */
  public long nextEnd(AccountState state) {
    return Math.min(state.pending.first(), Retention.nextEnd(state, versions.newest()));
  }

  /** Event time at which all that an event left behind may be dropped. */
  public long endOf(Event event) {
    KindPlan kind = versions.newest().stage(KeyStage.ACCOUNT).of(event.stream(), event.row());
    return Retention.coarse(event.time() + kind.longest());
  }

  private static long frontier(AccountState state, long watermark) {
    return state.pending.isEmpty() ? watermark : Math.min(watermark, state.pending.first() - 1);
  }

  private void evaluate(
      Event event, AccountState state, long frontier, boolean settled, Outlet out) {
    Program program = versions.at(event.appendTime());
    StagePlan stage = program.stage(KeyStage.ACCOUNT);
    KindPlan kind = stage.of(event.stream(), event.row());
    if (event.late()) {
      out.count(Tallied.LATE);
    }
    if (event.late() || event.simulated() || kind.retention() < 0) {
      deciding.mark(event, state);
      deciding.decide(state, new Kept(event), program, settled, out);
      return;
    }
    int position = state.find(event);
    if (position >= 0) {
      out.count(Tallied.DUPLICATE);
      return;
    }
    position = -position - 1;
    Kept kept = new Kept(event);
    state.kept.add(position, kept);
    deciding.mark(event, state);
    ownFacts.enter(state, kept, kind, frontier);
    ownFacts.freeze(state, kept, kind);
    judge(state, position, program, kind, out);
    deciding.decide(state, kept, program, settled, out);
    if (position < state.kept.size() - 1) {
      askAgain(state, position, settled, out);
    }
    if (state.kept.size() % PRUNE_EVERY == 0) {
      Retention.prune(state, versions.newest(), frontier);
    }
    Retention.evict(state, out);
  }

  /** A late event may complete or break what comes after it. */
  private void askAgain(AccountState state, int from, boolean settled, Outlet out) {
    for (int i = from + 1; i < state.kept.size(); i++) {
      Kept later = state.kept.get(i);
      Program program = versions.at(later.event.appendTime());
      KindPlan kind = program.stage(KeyStage.ACCOUNT).of(later.event.stream(), later.event.row());
      ownFacts.freeze(state, later, kind);
      judge(state, i, program, kind, out);
    }
    for (int i = from + 1; i < state.kept.size(); i++) {
      Kept later = state.kept.get(i);
      if (later.decided != null) {
        deciding.decide(state, later, versions.at(later.event.appendTime()), settled, out);
      }
    }
  }

  private void judge(AccountState state, int position, Program program, KindPlan kind, Outlet out) {
    Kept completing = state.kept.get(position);
    boolean newest = position == state.kept.size() - 1;
    for (PatternPlan plan : kind.triggers()) {
      Match match = lookBack.find(plan, program, state.kept, position);
      if (lookBack.exhausted()) {
        out.count(Tallied.LOOK_BACK_EXHAUSTED);
      }
      Kept.Said said = completing.said(plan.pattern().id());
      if (match == null) {
        if (said != null && said.raised) {
          said.raised = false;
          statements.withdraw(state, completing, plan, program, ++said.revision, out);
        }
        continue;
      }
      String alternative = match.alternative().alternative().name();
      if (said == null) {
        completing.say(new Kept.Said(plan.pattern().id(), alternative, 0, true));
        statements.raise(state, completing, plan, match, program, 0, false, out);
        if (!newest) {
          out.count(Tallied.RAISED_LATE);
        }
      } else if (!said.raised || !said.alternative.equals(alternative)) {
        boolean repeated = said.raised;
        said.raised = true;
        said.alternative = alternative;
        statements.raise(state, completing, plan, match, program, ++said.revision, repeated, out);
      }
    }
  }
}
