package io.weir.engine.account;

import io.weir.engine.aggregate.Touched;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.outlet.Stopwatch;
import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.condition.Memo;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.Row;
import java.util.Objects;

/** Asks the patterns a kept event may complete, and says what is news. Not thread-safe. */
final class Judging {
  private final LookBack lookBack;
  private final Statements statements;
  private final Stopwatch stopwatch;

  /**
   * @param stopwatch says of which events the time is taken
   */
  Judging(Versions versions, Memo memo, Stopwatch stopwatch) {
    this.statements = new Statements(versions);
    this.lookBack = new LookBack(memo);
    this.stopwatch = stopwatch;
  }

  /**
   * Raises, restates or withdraws what holds at the event at once.
   *
   * @param position where the event stands among the kept ones
   * @return whether there was any news
   */
  boolean judge(AccountState state, int position, Program program, KindPlan kind, Outlet out) {
    PatternPlan[] plans = kind.triggers();
    if (plans.length == 0) {
      return false;
    }
    long[] asked = asked(state, position, program, kind);
    boolean late = position < state.kept.size() - 1;
    boolean timed = stopwatch.isDue();
    boolean news = false;
    for (int word = 0; word < asked.length; word++) {
      for (long left = asked[word]; left != 0; left &= left - 1) {
        PatternPlan plan = plans[(word << 6) + Long.numberOfTrailingZeros(left)];
        long began = timed ? stopwatch.nanos() : 0;
        news |= judge(state, position, program, plan, late, out);
        if (timed) {
          out.took(plan.pattern(), stopwatch.nanos() - began);
        }
      }
    }
    return news;
  }

  /** By trigger, a bit where it may hold at the event, or was said to. */
  private static long[] asked(AccountState state, int position, Program program, KindPlan kind) {
    if (state.kept.get(position).said != null) {
      return kind.index().all();
    }
    PresentKinds present = state.kinds.of(program.stage(KeyStage.ACCOUNT), state.kept);
    return kind.index().ready(present.bits());
  }

  /**
   * The same of some plans.
   *
   * @param plans what it may complete at once
   */
  boolean judge(
      AccountState state, int position, Program program, PatternPlan[] plans, Outlet out) {
    boolean news = false;
    for (PatternPlan plan : plans) {
      news |= judge(state, position, program, plan, position < state.kept.size() - 1, out);
    }
    return news;
  }

  /**
   * The same where an event before it arrived after it: only of patterns that may mind it.
   *
   * @param earlier that event's row; null where it was there, and only entered windows
   * @param elapsed milliseconds from that event, at least 0
   * @param touched the windows that event entered or took entries back from
   */
  boolean judgeAgain(
      AccountState state,
      int position,
      Row earlier,
      long elapsed,
      Touched touched,
      Program program,
      KindPlan kind,
      Outlet out) {
    PatternPlan[] plans = kind.triggers();
    if (plans.length == 0) {
      return false;
    }
    long[] asked = asked(state, position, program, kind);
    boolean news = false;
    for (int word = 0; word < asked.length; word++) {
      for (long left = asked[word]; left != 0; left &= left - 1) {
        PatternPlan plan = plans[(word << 6) + Long.numberOfTrailingZeros(left)];
        if (plan.minds(earlier, elapsed, touched)) {
          news |= judge(state, position, program, plan, true, out);
        }
      }
    }
    return news;
  }

  /**
   * Raises, restates or withdraws what holds at the event.
   *
   * @param late whether an event made it hold that arrived after it should have been said
   * @return whether there was any news
   */
  boolean judge(
      AccountState state,
      int position,
      Program program,
      PatternPlan plan,
      boolean late,
      Outlet out) {
    Kept completing = state.kept.get(position);
    Match match = lookBack.find(plan, program, state.kept, position);
    Kept.Said said = completing.said(plan.name());
    if (lookBack.exhausted()) {
      out.count(Tallied.LOOK_BACK_EXHAUSTED);
      Cuts.search(completing.event, plan, out);
      if (match == null || isMilder(match, plan, said)) {
        return false; // what stands is not known to be wrong
      }
    }
    if (match != null) {
      if (said == null && late) {
        out.count(Tallied.RAISED_LATE);
      }
      return holds(state, completing, plan, match, program, said, out);
    }
    return withdraw(state, completing, plan, program, said, out);
  }

  /** Whether something graver stands than what was found. */
  private static boolean isMilder(Match match, PatternPlan plan, Kept.Said said) {
    AlternativePlan stands =
        said == null || !said.raised ? null : plan.alternative(said.alternative);
    return stands != null
        && match.alternative().alternative().severity().compareTo(stands.alternative().severity())
            < 0;
  }

  /** Whether an event may complete a pattern, by what is asked of it alone, or was said to. */
  boolean isCandidate(PatternPlan plan, Program program, Kept kept) {
    return lookBack.mayEnd(plan, program, kept) || kept.said(plan.name()) != null;
  }

  /**
   * Withdraws what patterns said that do not judge the event after all, or by another key.
   *
   * @param judged what it was judged by
   * @param was its kind's plan there
   * @param is what it should have been judged by
   */
  void takeBack(
      AccountState state, Kept completing, Program judged, KindPlan was, KindPlan is, Outlet out) {
    for (PatternPlan plan : was.completed()) {
      String name = plan.name();
      String key = plan.pattern().key();
      if (is.completed().stream()
          .noneMatch(now -> now.name().equals(name) && now.pattern().key().equals(key))) {
        withdraw(state, completing, plan, judged, completing.said(name), out);
      }
    }
  }

  /**
   * Lowers what was said of the event by patterns of which it became known only afterwards that
   * they exceeded their budgets. They are not asked again: what they looked back at may have been
   * dropped since.
   *
   * @param judged what it was judged by
   * @param now what it should have been judged by
   */
  void lower(
      AccountState state, Kept completing, Program judged, Program now, KindPlan kind, Outlet out) {
    if (completing.said == null || now.guards() == null) {
      return;
    }
    String tenant = completing.event.tenant();
    for (PatternPlan plan : kind.completed()) {
      String id = plan.pattern().id();
      if (!Objects.equals(judged.guarded(tenant, id), now.guarded(tenant, id))) {
        statements.lower(state, completing, plan, now, out);
      }
    }
  }

  private boolean withdraw(
      AccountState state,
      Kept completing,
      PatternPlan plan,
      Program program,
      Kept.Said said,
      Outlet out) {
    if (said == null || !said.raised) {
      return false;
    }
    said.raised = false;
    said.revision++;
    statements.withdraw(state, completing, plan, program, said, out);
    return true;
  }

  private boolean holds(
      AccountState state,
      Kept completing,
      PatternPlan plan,
      Match match,
      Program program,
      Kept.Said before,
      Outlet out) {
    LiveSignal signal = statements.find(state, completing, plan, match, program);
    if (before == null) {
      Kept.Said said =
          new Kept.Said(plan.name(), signal.alternative(), 0, true, Statements.content(signal));
      completing.say(said);
      statements.raise(state, completing, plan, signal, program, said, false, out);
      return true;
    }
    if (!before.raised || before.content != Statements.content(signal)) {
      boolean stands = before.raised;
      before.raised = true;
      before.revision++;
      before.alternative = signal.alternative();
      before.content = Statements.content(signal);
      statements.raise(state, completing, plan, signal, program, before, stands, out);
      return true;
    }
    return false;
  }
}
