package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.patterns.model.KeyStage;

/**
 * Patterns whose completing event is judged some time after it: nobody knows before what will not
 * follow it. A candidate is a kept event that may complete such a pattern; it is judged when the
 * watermark passes its deadline, under the version its own append time names, and again where an
 * event arrives behind the watermark. Not thread-safe.
 *
 * <p>A candidate lapses where its pattern is switched off or rewritten before the deadline: what
 * was to be kept for it no longer is. Tuning a parameter within its bounds lets it stand.
 */
final class Deferring {
  /** No position. */
  static final int NOWHERE = Integer.MAX_VALUE;

  private final Versions versions;
  private final Judging judging;

  Deferring(Versions versions, Judging judging) {
    this.versions = versions;
    this.judging = judging;
  }

  /**
   * Expects the deadlines of a kept event, or judges it again where they have passed.
   *
   * @param plans what it may complete once their delay has passed
   * @param passed event time up to which candidates have been judged
   * @return whether there was any news
   */
  boolean meet(
      AccountState state,
      int position,
      Program program,
      PatternPlan[] plans,
      long passed,
      Outlet out) {
    Kept kept = state.kept.get(position);
    boolean news = false;
    for (PatternPlan plan : plans) {
      long deadline = kept.event.time() + plan.delay();
      if (deadline <= passed && stands(plan, kept.event, deadline)) {
        news |= judging.judge(state, position, program, plan, true, out);
      } else if (deadline > passed && judging.isCandidate(plan, program, kept)) {
        state.due = Math.min(state.due, deadline);
      }
    }
    return news;
  }

  /**
   * Judges candidates again that an event behind the watermark may falsify though they come before
   * it.
   *
   * @param position where that event stands
   * @return the first position there is news about, or {@link #NOWHERE}
   */
  int meetEarlier(AccountState state, int position, long passed, Outlet out) {
    long time = state.kept.get(position).event.time();
    int first = NOWHERE;
    for (int i = position - 1; i >= 0; i--) {
      Event earlier = state.kept.get(i).event;
      Program program = versions.at(earlier.appendTime());
      for (PatternPlan plan : kind(program, earlier).deferred()) {
        long deadline = earlier.time() + plan.delay();
        if (time < deadline
            && deadline <= passed
            && stands(plan, earlier, deadline)
            && judging.judge(state, i, program, plan, true, out)) {
          first = i;
        }
      }
    }
    return first;
  }

  /**
   * Judges the candidates of the earliest deadline, and looks for the next one.
   *
   * @return the first position there is news about, or {@link #NOWHERE}
   */
  int judgeDue(AccountState state, Outlet out) {
    long due = state.due;
    long next = Long.MAX_VALUE;
    int first = NOWHERE;
    for (int i = 0; i < state.kept.size(); i++) {
      Kept kept = state.kept.get(i);
      Program program = versions.at(kept.event.appendTime());
      for (PatternPlan plan : kind(program, kept.event).deferred()) {
        long deadline = kept.event.time() + plan.delay();
        if (deadline == due
            && stands(plan, kept.event, deadline)
            && judging.judge(state, i, program, plan, false, out)) {
          first = Math.min(first, i);
        } else if (deadline > due && judging.isCandidate(plan, program, kept)) {
          next = Math.min(next, deadline);
        }
      }
    }
    state.due = next;
    return first;
  }

  /** Event time of the first candidate whose deadline is to come; Long.MAX_VALUE: there is none. */
  long earliest(AccountState state) {
    for (int i = 0; i < state.kept.size() && state.due < Long.MAX_VALUE; i++) {
      Kept kept = state.kept.get(i);
      Program program = versions.at(kept.event.appendTime());
      for (PatternPlan plan : kind(program, kept.event).deferred()) {
        if (kept.event.time() + plan.delay() >= state.due
            && judging.isCandidate(plan, program, kept)) {
          return kept.event.time();
        }
      }
    }
    return Long.MAX_VALUE;
  }

  /** Whether the pattern was in force, and its history kept, from the event to the deadline. */
  private boolean stands(PatternPlan plan, Event event, long deadline) {
    PatternPlan then = versions.at(deadline).plan(plan.name());
    return then != null && then.since() <= event.appendTime();
  }

  private static KindPlan kind(Program program, Event event) {
    return program.stage(KeyStage.ACCOUNT).of(event.stream(), event.row());
  }
}
