package io.weir.streaming.stage;

import io.weir.engine.guard.CostJudge;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.patterns.guard.CostBudget;
import io.weir.streaming.record.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What evaluating each pattern takes, as metrics {@code pattern.ID.sampledNanos} and {@code
 * pattern.ID.sampledEvaluations}, and word for the guard where it is more than the policy allows:
 * of some events the time is taken. Bound: {@value #MOST} patterns since the job started; of what
 * comes after them nothing is told.
 */
final class PatternCosts {
  static final int MOST = 1_024;

  private final MetricGroup metrics;
  private final LongSupplier nanos;
  private final CostJudge judge = new CostJudge();
  private final Map<String, Cost> byPattern = new HashMap<>();
  private String key = "";
  private Tally exceeded;

  private record Cost(Counter nanos, Counter evaluations) {}

  /**
   * @param nanos a clock of nanoseconds that only tells how long something takes
   */
  PatternCosts(MetricGroup metrics, LongSupplier nanos) {
    this.metrics = metrics;
    this.nanos = nanos;
  }

  /** What follows is done for this key of the stage. */
  void turnTo(String stageKey) {
    key = stageKey;
  }

  /**
   * A pattern was evaluated for the key.
   *
   * @param program it stands in
   * @param appended append time of what it was evaluated for
   */
  void took(String pattern, long time, Program program, long appended) {
    Cost known = byPattern.get(pattern);
    if (known == null && byPattern.size() < MOST) {
      MetricGroup own = metrics.addGroup("pattern", pattern);
      known = new Cost(own.counter("sampledNanos"), own.counter("sampledEvaluations"));
      byPattern.put(pattern, known);
    }
    if (known != null) {
      known.nanos().inc(time);
      known.evaluations().inc();
    }
    PatternPlan plan = program.pattern(pattern);
    if (plan != null) {
      int version = plan.pattern().version();
      CostBudget allowed = program.policy().guard().cost();
      long typical = judge.took(pattern, version, key, time, nanos.getAsLong(), allowed);
      if (typical >= 0) {
        exceeded = Tally.cost(key, pattern, version, typical, appended);
      }
    }
  }

  /** What the guard should hear of what was evaluated last, once; null in quiet times. */
  Tally exceeded() {
    Tally told = exceeded;
    exceeded = null;
    return told;
  }
}
