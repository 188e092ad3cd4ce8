package io.weir.engine.program;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far back a pattern believes silence rather than events: where something must not have been
 * there, it must have been looked for as long. Counts and the like need no more than their own
 * number of entries.
 */
final class WarmUp {
  private static final long MOST = 14L * 24 * 60 * 60 * 1000;

  private WarmUp() {}

  /**
   * Milliseconds for which it has to be kept what the pattern looks back at: {@link #MOST} at most
   * and what it learns later, but a silence asked for by its length is believed only when it was
   * listened to as long.
   */
  static long of(Pattern pattern) {
    long reach = 0;
    long silence = 0;
    for (Alternative alternative : pattern.alternatives()) {
      reach = Math.max(reach, reach(pattern, alternative));
      if (alternative.first() > 0) {
        long asked = most(alternative.silenceBefore()) + most(alternative.within());
        silence = Math.max(silence, asked + asked(pattern, silent(alternative)));
      }
    }
    return Math.max(silence, Math.min(reach, most(pattern)));
  }

  private static long reach(Pattern pattern, Alternative alternative) {
    long within = most(alternative.within());
    long reach = 0;
    List<Step> steps = alternative.steps();
    for (int i = alternative.first(); i < steps.size(); i++) {
      Step step = steps.get(i);
      long before = i < alternative.completing() ? within : 0;
      boolean nothing = step.next() || (step.negated() && i < alternative.completing());
      if (nothing) {
        reach = Math.max(reach, within);
      }
      if (step.negated()) {
        long asked = asked(pattern, List.of(step));
        reach = Math.max(reach, asked == 0 ? 0 : before + asked);
      } else {
        long firstSeen = firstSeen(pattern, step);
        reach = Math.max(reach, firstSeen == 0 ? 0 : before + firstSeen);
      }
    }
    return reach;
  }

  /** The negated steps before its first event. */
  private static List<Step> silent(Alternative alternative) {
    return alternative.steps().subList(0, alternative.first());
  }

  /** The longest window any of the steps asks for: less in it, and less is forbidden. */
  private static long asked(Pattern pattern, List<Step> steps) {
    return Math.min(most(pattern), longest(pattern, steps.stream(), false));
  }

  private static long firstSeen(Pattern pattern, Step step) {
    return longest(pattern, Stream.of(step), true);
  }

  private static long longest(Pattern pattern, Stream<Step> steps, boolean firstSeen) {
    long asked =
        steps
            .flatMap(step -> Stream.concat(step.own().stream(), step.correlated().stream()))
            .mapToLong(Condition::aggregates)
            .reduce(0, (a, b) -> a | b);
    long longest = 0;
    for (int i = 0; i < pattern.aggregates().size(); i++) {
      Aggregate aggregate = pattern.aggregates().get(i);
      boolean meant = !firstSeen || aggregate.function() == Aggregate.Function.FIRST_SEEN;
      if (meant && (asked & (1L << i)) != 0) {
        longest = Math.max(longest, aggregate.over().maxMillis() + aggregate.learnAfter());
      }
    }
    return longest;
  }

  /** What is learnt late has to be waited for besides. */
  private static long most(Pattern pattern) {
    return MOST + pattern.aggregates().stream().mapToLong(Aggregate::learnAfter).max().orElse(0);
  }

  private static long most(Span span) {
    return span == null ? 0 : span.maxMillis();
  }
}
