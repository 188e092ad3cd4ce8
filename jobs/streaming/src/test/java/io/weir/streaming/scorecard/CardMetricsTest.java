package io.weir.streaming.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.engine.scorecard.Advice;
import io.weir.engine.scorecard.Delays;
import io.weir.engine.scorecard.Rate;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.Scorecard;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

final class CardMetricsTest {
  private static final ScoreKey KEY = new ScoreKey("t1", "mule", 3);
  private static final String PLACE = "tenant.t1.pattern.mule.version.3.";

  private final Map<String, Gauge<?>> gauges = new TreeMap<>();
  private final CardMetrics metrics = new CardMetrics(new Named("", gauges));

  @Test
  void shouldShowWhatAPatternCostsAndWhatItBrings() {
    Delays disposed = new Delays();
    disposed.add(60_000, 9);
    disposed.add(3_600_000, 1);
    metrics.show(card(20, new Rate(8, 10), disposed, 90_000, 1_500));

    assertThat(value("precision")).isEqualTo(0.8);
    assertThat(value("falsePositiveRatio")).isEqualTo(0.25);
    assertThat(value("cases")).isEqualTo(20);
    assertThat(value("casesPerDay")).isEqualTo(2);
    assertThat(value("labelled")).isEqualTo(10);
    assertThat(value("disposedP50Millis")).isCloseTo(60_000, within(3_000.0));
    assertThat(value("disposedP90Millis")).isCloseTo(60_000, within(3_000.0));
    assertThat(value("heldRightlyMinor")).isEqualTo(90_000);
    assertThat(value("heldWronglyMinor")).isEqualTo(1_500);
    assertThat(gauges.get(PLACE + "recommendation").getValue()).isEqualTo("KEEP");
  }

  @Test
  void shouldShowNoNumberWhereNothingIsKnown() {
    metrics.show(card(5, new Rate(0, 2), new Delays(), 0, 0));
    assertThat(value("falsePositiveRatio")).as("no fraud found").isNaN();
    assertThat(value("disposedP50Millis")).as("nobody said anything").isNaN();
    assertThat(value("heldRightlyMinor")).isZero();

    metrics.forget(KEY);
    assertThat(value("heldRightlyMinor")).isNaN();
  }

  private double value(String gauge) {
    return (Double) gauges.get(PLACE + gauge).getValue();
  }

  private static Scorecard card(
      long cases, Rate precision, Delays disposed, long heldRightly, long heldWrongly) {
    return new Scorecard(
        KEY,
        Mode.Stage.ENFORCE,
        Action.HOLD,
        0,
        0,
        10,
        cases,
        precision,
        0,
        disposed,
        new Rate(1, 4),
        4,
        heldRightly,
        heldWrongly,
        0,
        true,
        new Advice(Advice.What.KEEP, "it finds frauds"));
  }

  /** Gauges by the path they have in the job. */
  private static final class Named extends UnregisteredMetricsGroup {
    private final String path;
    private final Map<String, Gauge<?>> gauges;

    Named(String path, Map<String, Gauge<?>> gauges) {
      this.path = path;
      this.gauges = gauges;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Named(path + key + "." + value + ".", gauges);
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(path + name, gauge);
      return gauge;
    }
  }
}
