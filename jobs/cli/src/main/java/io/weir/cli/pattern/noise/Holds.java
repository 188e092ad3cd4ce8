package io.weir.cli.pattern.noise;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.decision.Scorer;
import io.weir.engine.event.Event;
import io.weir.patterns.model.Action;
import io.weir.patterns.policy.Policy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Operations of honest customers that a pattern holds or blocks: by what it asks for alone, or by
 * being what was missing beside the patterns that have an effect as the files stand.
 */
final class Holds {
  private final Scorer scorer;
  private final Set<String> effective;

  /**
   * @param effective ids of the patterns whose mode lets them have an effect
   */
  Holds(Policy policy, Set<String> effective) {
    this.scorer = new Scorer(policy);
    this.effective = Set.copyOf(effective);
  }

  /** Number of operations each pattern holds, by id; of decisions the last word counts. */
  Map<String, Integer> of(Collection<Decision> decisions, long countedFrom) {
    Map<String, Decision> last = new HashMap<>();
    for (Decision decision : decisions) {
      last.merge(decision.id(), decision, (a, b) -> b.revision() >= a.revision() ? b : a);
    }
    Map<String, Integer> holds = new TreeMap<>();
    for (Decision decision : last.values()) {
      if (decision.trigger().time() >= countedFrom) {
        decision.signals().stream()
            .map(weighed -> weighed.signal().patternId())
            .distinct()
            .filter(pattern -> holds(pattern, decision.trigger(), decision.signals()))
            .forEach(pattern -> holds.merge(pattern, 1, Integer::sum));
      }
    }
    return holds;
  }

  private boolean holds(String pattern, Event operation, List<Weighed> signals) {
    Predicate<String> others = id -> effective.contains(id) && !id.equals(pattern);
    return stops(operation, signals, pattern::equals)
        || (!stops(operation, signals, others)
            && stops(operation, signals, others.or(pattern::equals)));
  }

  private boolean stops(Event operation, List<Weighed> signals, Predicate<String> counted) {
    List<Weighed> weighed =
        signals.stream().filter(one -> counted.test(one.signal().patternId())).toList();
    return scorer.weigh(operation, weighed).action().compareTo(Action.HOLD) >= 0;
  }
}
