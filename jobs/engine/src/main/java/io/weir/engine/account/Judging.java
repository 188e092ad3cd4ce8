package io.weir.engine.account;

import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.condition.Memo;
import java.util.Arrays;

/** Asks the patterns a kept event may complete, and says what is news. Not thread-safe. */
final class Judging {
  private final LookBack lookBack;
  private final Statements statements = new Statements();

  Judging(Memo memo) {
    lookBack = new LookBack(memo);
  }

  /**
   * Raises, restates or withdraws what holds at the event.
   *
   * @param position where the event stands among the kept ones
   */
  void judge(AccountState state, int position, Program program, KindPlan kind, Outlet out) {
    Kept completing = state.kept.get(position);
    for (PatternPlan plan : kind.triggers()) {
      Match match = lookBack.find(plan, program, state.kept, position);
      if (lookBack.exhausted()) {
        out.count(Tallied.LOOK_BACK_EXHAUSTED);
      }
      Kept.Said said = completing.said(plan.pattern().id());
      if (match != null) {
        holds(state, completing, plan, match, program, said, out);
        if (said == null && position < state.kept.size() - 1) {
          out.count(Tallied.RAISED_LATE);
        }
      } else {
        withdraw(state, completing, plan, program, said, out);
      }
    }
  }

  /**
   * Withdraws what patterns said that do not judge the event after all.
   *
   * @param judged what it was judged by
   * @param was its kind's plan there
   * @param is what it should have been judged by
   */
  void takeBack(
      AccountState state, Kept completing, Program judged, KindPlan was, KindPlan is, Outlet out) {
    for (PatternPlan plan : was.triggers()) {
      String id = plan.pattern().id();
      if (Arrays.stream(is.triggers()).noneMatch(now -> now.pattern().id().equals(id))) {
        withdraw(state, completing, plan, judged, completing.said(id), out);
      }
    }
  }

  private void withdraw(
      AccountState state,
      Kept completing,
      PatternPlan plan,
      Program program,
      Kept.Said said,
      Outlet out) {
    if (said != null && said.raised) {
      said.raised = false;
      said.revision++;
      statements.withdraw(state, completing, plan, program, said, out);
    }
  }

  private void holds(
      AccountState state,
      Kept completing,
      PatternPlan plan,
      Match match,
      Program program,
      Kept.Said before,
      Outlet out) {
    LiveSignal signal = statements.find(state, completing, plan, match);
    if (before == null) {
      Kept.Said said =
          new Kept.Said(
              plan.pattern().id(), signal.alternative(), 0, true, Statements.content(signal));
      completing.say(said);
      statements.raise(state, completing, plan, signal, program, said, false, out);
    } else if (!before.raised || before.content != Statements.content(signal)) {
      boolean stands = before.raised;
      before.raised = true;
      before.revision++;
      before.alternative = signal.alternative();
      before.content = Statements.content(signal);
      statements.raise(state, completing, plan, signal, program, before, stands, out);
    }
  }
}
