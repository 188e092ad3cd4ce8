package io.weir.streaming.stage;

import io.weir.engine.guard.CostJudge;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.streaming.record.Tally;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
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
  private final Queue<Tally> exceeded = new ArrayDeque<>(0);
  private String key = "";

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

  /** Counts what evaluating a pattern took. */
  void took(Pattern pattern, long time) {
    Cost known = byPattern.get(pattern.id());
    if (known == null && byPattern.size() < MOST) {
      MetricGroup own = metrics.addGroup("pattern", pattern.id());
      known = new Cost(own.counter("sampledNanos"), own.counter("sampledEvaluations"));
      byPattern.put(pattern.id(), known);
    }
    if (known != null) {
      known.nanos().inc(time);
      known.evaluations().inc();
    }
  }

  /**
   * Judges what it took for the key.
   *
   * @param policy says what it may take
   * @param appended append time of what it was evaluated for
   */
  void judge(Pattern pattern, long time, Policy policy, long appended) {
    long taken =
        judge.took(
            pattern.id(), pattern.version(), key, time, nanos.getAsLong(), policy.guard().cost());
    if (taken >= 0) {
      exceeded.add(
          Tally.cost(Keys.tenantOf(key), pattern.id(), pattern.version(), taken, appended));
    }
  }

  /** Something the guard should hear of what was evaluated, once; null where there is nothing. */
  Tally exceeded() {
    return exceeded.poll();
  }
}
