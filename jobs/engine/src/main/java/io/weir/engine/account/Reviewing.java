package io.weir.engine.account;

import io.weir.engine.aggregate.Touched;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.StagePlan;
import io.weir.engine.program.Versions;
import io.weir.patterns.condition.Memo;
import io.weir.patterns.model.KeyStage;

/**
 * Freezes what is asked of an event and lets it be judged; and again what comes after one that
 * arrived late. Not thread-safe.
 */
final class Reviewing {
  private final Versions versions;
  private final Memo memo;
  private final OwnFacts ownFacts;
  private final Judging judging;
  private final Deferring deferring;

  /**
   * @param memo what shared conditions say of the event judged
   */
  Reviewing(Versions versions, Memo memo, OwnFacts ownFacts, Judging judging, Deferring deferring) {
    this.versions = versions;
    this.memo = memo;
    this.ownFacts = ownFacts;
    this.judging = judging;
    this.deferring = deferring;
  }

  /**
   * A late event may complete or break what comes after it and has to do with its kind.
   *
   * @param late where it stands
   * @param earlier what came, or went, there
   * @return whether there was any news
   */
  @SuppressWarnings("ReferenceEquality") // a program has one plan for a stage
  boolean judgeAgain(AccountState state, int late, Event earlier, long passed, Outlet out) {
    StagePlan known = null;
    int number = 0;
    boolean news = false;
    for (int i = late + 1; i < state.kept.size(); i++) {
      Kept later = state.kept.get(i);
      Program program = versions.at(later.event.appendTime());
      StagePlan stage = program.stage(KeyStage.ACCOUNT);
      if (stage != known) {
        known = stage;
        number = stage.kind(earlier.stream(), earlier.row());
      }
      KindPlan kind = stage.of(later.event.stream(), later.event.row());
      if (kind.reads(number)) {
        program.remember(memo, later.event.row());
        long elapsed = later.event.time() - earlier.time();
        ownFacts.freezeAgain(state, later, kind, elapsed);
        Touched touched = ownFacts.touched();
        news |= judging.judgeAgain(state, i, earlier.row(), elapsed, touched, program, kind, out);
        news |= deferring.meet(state, i, program, kind.deferred(), passed, out);
        later.event.rest();
      }
    }
    return news;
  }

  /** Whether there was any news about the event. */
  boolean judge(
      AccountState state, int position, Program program, KindPlan kind, long passed, Outlet out) {
    program.remember(memo, state.kept.get(position).event.row());
    ownFacts.freeze(state, state.kept.get(position), kind);
    boolean news = judging.judge(state, position, program, kind, out);
    news |= deferring.meet(state, position, program, kind.deferred(), passed, out);
    return news;
  }
}
