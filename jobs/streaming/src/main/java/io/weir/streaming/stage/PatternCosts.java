package io.weir.streaming.stage;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What evaluating each pattern takes, as metrics {@code pattern.ID.sampledNanos} and {@code
 * pattern.ID.sampledEvaluations}: of some events the time is taken. Bound: {@value #MOST} patterns
 * since the job started; of what comes after them nothing is told.
 */
final class PatternCosts {
  static final int MOST = 1_024;

  private final MetricGroup metrics;
  private final Map<String, Cost> byPattern = new HashMap<>();

  private record Cost(Counter nanos, Counter evaluations) {}

  PatternCosts(MetricGroup metrics) {
    this.metrics = metrics;
  }

  void took(String pattern, long nanos) {
    Cost known = byPattern.get(pattern);
    if (known == null && byPattern.size() < MOST) {
      MetricGroup own = metrics.addGroup("pattern", pattern);
      known = new Cost(own.counter("sampledNanos"), own.counter("sampledEvaluations"));
      byPattern.put(pattern, known);
    }
    if (known != null) {
      known.nanos().inc(nanos);
      known.evaluations().inc();
    }
  }
}
