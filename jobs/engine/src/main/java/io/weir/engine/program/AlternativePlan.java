package io.weir.engine.program;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Kinds;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.Step;
import io.weir.schemas.Row;
import java.util.ArrayList;
import java.util.List;

/** One way a pattern can hold, its negated steps put before the step they guard. Immutable. */
public final class AlternativePlan {
  private final Alternative alternative;
  private final Bound[] steps;
  private final Bound[] before;
  private final Bound[] after;
  private final boolean correlated;
  private final long within;
  private final long lookBack;
  private final Kinds[] kinds;

  AlternativePlan(Alternative alternative, MaskBits bits) {
    this.alternative = alternative;
    this.within = alternative.within() == null ? Long.MAX_VALUE : alternative.within().millis();
    List<Step> all = alternative.steps();
    List<Bound> positive = new ArrayList<>();
    List<Bound> leading = new ArrayList<>();
    List<Bound> guards = new ArrayList<>();
    int first = alternative.first();
    int completing = alternative.completing();
    for (int i = 0; i < all.size(); i++) {
      Step step = all.get(i);
      if (step.negated()) {
        (i < first ? leading : guards)
            .add(new Bound(step, i, bits.take(), List.of(), List.of(), false));
      } else {
        boolean alone = reads(all.subList(i - guards.size(), all.size())) << -i == 0 || i == 0;
        List<Condition> closing = i < completing ? closing(all, completing, i) : List.of();
        positive.add(new Bound(step, i, bits.take(), guards, closing, alone));
        guards.clear();
      }
    }
    this.steps = positive.toArray(Bound[]::new);
    this.before = leading.toArray(Bound[]::new);
    this.after = guards.toArray(Bound[]::new);
    this.correlated = reads(all.subList(first, all.size())) != 0;
    this.lookBack = lookBack(alternative, within);
    this.kinds = all.stream().map(Step::kinds).toArray(Kinds[]::new);
  }

  private static long lookBack(Alternative alternative, long within) {
    if (alternative.steps().size() == 1 && alternative.steps().get(0).maxTimes() == 1) {
      return -1;
    }
    Span silence = alternative.silenceBefore();
    return silence == null ? within : within + Math.min(silence.millis(), Long.MAX_VALUE - within);
  }

  /** The positions that any of these steps reads, as bits. */
  private static long reads(List<Step> steps) {
    long reads = 0;
    for (Step step : steps) {
      for (Condition condition : step.correlated()) {
        reads |= condition.steps();
      }
    }
    return reads;
  }

  private static List<Condition> closing(List<Step> all, int completing, int position) {
    List<Condition> closing = new ArrayList<>();
    for (Condition condition : all.get(completing).correlated()) {
      if (Long.highestOneBit(condition.steps()) == 1L << position) {
        closing.add(condition);
      }
    }
    return List.copyOf(closing);
  }

  public Alternative alternative() {
    return alternative;
  }

  /** The steps that take events, in order; not to be changed. */
  public Bound[] steps() {
    return steps;
  }

  /**
   * What must not have occurred before the first event, each for its step's silence; not to be
   * changed.
   */
  public Bound[] before() {
    return before;
  }

  /**
   * What must not occur after the completing event, each for its step's silence; not to be changed.
   */
  public Bound[] after() {
    return after;
  }

  /** The step the completing event is taken by. */
  public Bound last() {
    return steps[steps.length - 1];
  }

  /** Whether any step, or what must not follow the last, reads an earlier one. */
  public boolean correlated() {
    return correlated;
  }

  /** Milliseconds the match must stay below; Long.MAX_VALUE for one event. */
  public long within() {
    return within;
  }

  /** Milliseconds before the completing event in which others matter; -1: it stands alone. */
  long lookBack() {
    return lookBack;
  }

  /**
   * Whether something must not occur before one of the steps from {@code first} to {@code last}.
   */
  public boolean guards(int first, int last) {
    for (int i = first; i <= last; i++) {
      if (steps[i].guards().length > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the event is of a kind any of its steps mentions, negated ones included. */
  public boolean mentions(Row row) {
    for (Kinds one : kinds) {
      if (one.contains(row)) {
        return true;
      }
    }
    return false;
  }

  /** Every kind its steps mention. */
  public List<Kinds> kinds() {
    return List.of(kinds);
  }
}
