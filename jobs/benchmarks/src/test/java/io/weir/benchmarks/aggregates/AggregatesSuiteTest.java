package io.weir.benchmarks.aggregates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.benchmarks.flow.OwnOperator;
import io.weir.benchmarks.flow.OwnStream;
import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.flow.Traffic;
import io.weir.benchmarks.measure.Agreement;
import io.weir.benchmarks.measure.DisagreementException;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.streaming.replay.FixedLog;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AggregatesSuiteTest {

  @Test
  void shouldRun() throws Exception {
    Sheet sheet = new Sheet(line -> {});
    new AggregatesSuite().run(Effort.TINY, sheet);
    assertThat(sheet.medians())
        .containsKeys("aggregates.r5.vsDemoDesign", "aggregates.r5.eventsPerSecond")
        .allSatisfy((key, value) -> assertThat(value).as(key).isPositive());
  }

  /** Every function must find something, and a limit that is one less must show. */
  @Test
  void shouldNoticeAnotherLimit() throws Exception {
    Traffic traffic = Traffic.of(4_000, 100, 0, 3);
    List<WindowRule> rules = WindowRule.some(5);
    FixedLog log = new FixedLog();
    for (WindowRule rule : rules) {
      WindowRule other =
          new WindowRule(
              rule.number(), rule.function(), rule.minutes(), rule.limit() - rule.limit() / 10);
      OwnStream.publish(log, other.id(), other.yaml());
    }
    try (Ring ring = Ring.open()) {
      Set<String> ours = new OwnOperator(log).run(ring, OwnStream.hops(traffic)).found();
      Set<String> theirs =
          new DemoDesign(rules)
              .run(ring, traffic).found().stream()
                  .map(Object::toString)
                  .collect(Collectors.toSet());
      assertThat(ours).containsAll(theirs);
      assertThatThrownBy(() -> Agreement.check("rules", theirs, ours))
          .isInstanceOf(DisagreementException.class)
          .hasMessageContaining("0 are missing");
    }
  }
}
