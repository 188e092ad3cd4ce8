package io.weir.engine.account;

import io.weir.engine.aggregate.Entering;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.patterns.condition.Memo;
import io.weir.patterns.model.KeyStage;

/**
 * A change of the pattern set that was learnt after events it counts for had been judged: finds
 * those events when their key is next looked at, so that they are judged again. What was dropped
 * meanwhile stays as it was judged.
 */
final class Belated {
  private final Versions versions;
  private final Memo memo;
  private final OwnFacts ownFacts;
  private final Judging judging;
  private final Deferring deferring;
  private final Endings endings;

  Belated(Versions versions, Memo memo, OwnFacts ownFacts, Judging judging, Deferring deferring) {
    this.versions = versions;
    this.memo = memo;
    this.ownFacts = ownFacts;
    this.judging = judging;
    this.deferring = deferring;
    this.endings = new Endings(versions);
  }

  /**
   * Judges the kept events that were judged without a change that counts for them by what the
   * change brought: takes back what only patterns no longer in force said of them, lets them enter
   * the windows that came with it, lowers what patterns said that exceeded their budgets by then,
   * and asks the patterns that are new or other than they were. The rest of the patterns stays as
   * it is: what they looked back at may have been dropped since.
   *
   * @param frontier event time at or before which nothing comes any more
   * @return position of the first of them; -1 where there is none
   */
  int judge(AccountState state, long frontier, Outlet out) {
    int first = -1;
    long asked =
        frontier; // event time at or before which nothing asks: the first of them still does
    for (int i = 0; i < state.kept.size(); i++) {
      Kept kept = state.kept.get(i);
      if (isStale(state, kept)) {
        if (first < 0) {
          first = i;
          asked = Math.min(frontier, kept.event.time() - 1);
          ownFacts.begin();
        }
        mark(state, kept, out);
        Program before = versions.at(state.knew);
        KindPlan was = plan(before, kept);
        KindPlan is = plan(versions.at(kept.event.appendTime()), kept);
        judging.takeBack(state, kept, before, was, is, out);
        ownFacts.enter(state, kept, Entering.of(is.entersBeyond(was)), asked);
      }
    }
    // What follows an event may contradict it, and a deadline may have passed: all are asked first.
    for (int i = first; i >= 0 && i < state.kept.size(); i++) {
      freeze(state, first, i);
    }
    for (int i = first; i >= 0 && i < state.kept.size(); i++) {
      judge(state, first, i, frontier, out);
    }
    return first;
  }

  private void freeze(AccountState state, int first, int i) {
    Kept kept = state.kept.get(i);
    Program program = versions.at(kept.event.appendTime());
    KindPlan is = plan(program, kept);
    program.remember(memo, kept.event.row());
    if (isStale(state, kept)) {
      ownFacts.freezeBeyond(state, kept, is, plan(versions.at(state.knew), kept));
    } else if (!ownFacts.touched().isEmpty()) {
      ownFacts.freezeAgain(state, kept, is, elapsed(state, first, kept));
    }
  }

  private void judge(AccountState state, int first, int i, long frontier, Outlet out) {
    Kept kept = state.kept.get(i);
    Program program = versions.at(kept.event.appendTime());
    KindPlan is = plan(program, kept);
    program.remember(memo, kept.event.row());
    if (isStale(state, kept)) {
      Program before = versions.at(state.knew);
      KindPlan was = plan(before, kept);
      judging.lower(state, kept, before, program, is, out);
      state.directives.takeBackEnd(kept.event);
      endings.take(state, kept.event, is, out);
      judging.judge(state, i, program, was.otherThan(is.triggers()), out);
      deferring.meet(state, i, program, was.otherThan(is.deferred()), frontier, out);
    } else if (!ownFacts.touched().isEmpty()) {
      long elapsed = elapsed(state, first, kept);
      judging.judgeAgain(state, i, null, elapsed, ownFacts.touched(), program, is, out);
    }
  }

  private static long elapsed(AccountState state, int first, Kept kept) {
    return kept.event.time() - state.kept.get(first).event.time();
  }

  /** Whether a stage the event passed did not know of a change that counts for it. */
  boolean missedBy(Event event) {
    if (versions.isStale(event.knew(), event.appendTime())) {
      return true;
    }
    event.judgedInFull();
    return false;
  }

  private boolean isStale(AccountState state, Kept kept) {
    return versions.isStale(state.knew, kept.event.appendTime());
  }

  /** Remembers on the event that it was judged without a change that counts for it. */
  private static void mark(AccountState state, Kept kept, Outlet out) {
    if (kept.event.knew() == Long.MAX_VALUE) {
      out.count(Tallied.PATTERNS_STALE);
    }
    kept.event.judgedKnowing(state.knew);
  }

  private static KindPlan plan(Program program, Kept kept) {
    return program.stage(KeyStage.ACCOUNT).of(kept.event.stream(), kept.event.row());
  }
}
