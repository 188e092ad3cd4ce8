package io.weir.streaming.scorecard;

import io.weir.engine.scorecard.Delays;
import io.weir.engine.scorecard.Rate;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.Scorecard;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The newest cards as metrics, of at most {@value #MOST} patterns and versions a subtask: under
 * {@code tenant.T.pattern.P.version.V} the gauges {@code precision}, {@code precisionLow}, {@code
 * falsePositiveRatio} (honest ones for each fraud), {@code cases}, {@code casesPerDay}, {@code
 * labelled}, {@code disposedP50Millis}, {@code disposedP90Millis}, {@code heldRightlyMinor}, {@code
 * heldWronglyMinor} and {@code recommendation}. A gauge, once made, stays until the task ends; of a
 * pattern that counts nothing any more, or where nothing is known, it is not a number.
 */
final class CardMetrics {
  static final int MOST = 256;

  private final MetricGroup group;
  private final Counter without;
  private final Set<ScoreKey> registered = new HashSet<>();
  private final Map<ScoreKey, Scorecard> shown = new ConcurrentHashMap<>();

  CardMetrics(MetricGroup group) {
    this.group = group;
    this.without = group.counter("cardsWithoutMetrics");
  }

  void show(Scorecard card) {
    if (!registered.contains(card.key())) {
      if (registered.size() >= MOST) {
        without.inc();
        return;
      }
      register(card.key());
    }
    shown.put(card.key(), card);
  }

  void forget(ScoreKey key) {
    shown.remove(key);
  }

  private void register(ScoreKey key) {
    registered.add(key);
    MetricGroup own =
        group
            .addGroup("tenant", key.tenant())
            .addGroup("pattern", key.pattern())
            .addGroup("version", Integer.toString(key.version()));
    gauge(own, key, "precision", card -> card.precision().share());
    gauge(own, key, "precisionLow", card -> card.precision().interval().low());
    gauge(own, key, "falsePositiveRatio", card -> falsePositives(card.precision()));
    gauge(own, key, "cases", Scorecard::cases);
    gauge(own, key, "casesPerDay", Scorecard::perDay);
    gauge(own, key, "labelled", card -> card.precision().of());
    gauge(own, key, "disposedP50Millis", card -> within(0.5, card.disposed()));
    gauge(own, key, "disposedP90Millis", card -> within(0.9, card.disposed()));
    gauge(own, key, "heldRightlyMinor", Scorecard::heldRightly);
    gauge(own, key, "heldWronglyMinor", Scorecard::heldWrongly);
    Gauge<String> recommendation =
        () -> shown.containsKey(key) ? shown.get(key).advice().what().name() : "";
    own.gauge("recommendation", recommendation);
  }

  private static double falsePositives(Rate frauds) {
    return frauds.hits() == 0 ? Double.NaN : (double) (frauds.of() - frauds.hits()) / frauds.hits();
  }

  private static double within(double share, Delays delays) {
    return delays.count() == 0 ? Double.NaN : delays.quantile(share);
  }

  private void gauge(MetricGroup own, ScoreKey key, String name, ToDoubleFunction<Scorecard> what) {
    Gauge<Double> gauge =
        () -> shown.containsKey(key) ? what.applyAsDouble(shown.get(key)) : Double.NaN;
    own.gauge(name, gauge);
  }
}
