package io.weir.engine.account;

import io.weir.engine.aggregate.Entering;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.patterns.model.KeyStage;

/**
 * A change of the pattern set that was learnt after events it counts for had been judged: finds
 * those events when their key is next looked at, so that they are judged again. What was dropped
 * meanwhile stays as it was judged.
 */
final class Belated {
  private final Versions versions;
  private final OwnFacts ownFacts;
  private final Judging judging;

  Belated(Versions versions, OwnFacts ownFacts, Judging judging) {
    this.versions = versions;
    this.ownFacts = ownFacts;
    this.judging = judging;
  }

  /**
   * Marks the kept events that were judged without a change that counts for them, takes back what
   * only patterns no longer in force said of them, and lets them enter the windows that came with
   * the change.
   *
   * @return position of the first of them; -1 where there is none
   */
  int find(AccountState state, long frontier, Outlet out) {
    int first = -1;
    Program before = versions.at(state.knew);
    for (int i = 0; i < state.kept.size(); i++) {
      Kept kept = state.kept.get(i);
      if (versions.isStale(state.knew, kept.event.appendTime())) {
        first = first < 0 ? i : first;
        mark(state, kept, out);
        KindPlan was = plan(before, kept);
        KindPlan is = plan(versions.at(kept.event.appendTime()), kept);
        judging.takeBack(state, kept, before, was, is, out);
        ownFacts.enter(state, kept, Entering.of(is.entersBeyond(was)), frontier);
      }
    }
    return first;
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
