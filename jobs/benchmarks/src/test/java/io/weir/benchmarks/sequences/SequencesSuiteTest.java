package io.weir.benchmarks.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.benchmarks.flow.OwnOperator;
import io.weir.benchmarks.flow.OwnStream;
import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.flow.Traffic;
import io.weir.benchmarks.measure.Agreement;
import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.DisagreementException;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.streaming.replay.FixedLog;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SequencesSuiteTest {

  @Test
  void shouldRun() throws Exception {
    Sheet sheet = new Sheet(line -> {});
    new SequencesSuite().run(Effort.TINY, sheet);
    assertThat(sheet.medians())
        .containsKeys("sequences.p6.late5.vsStockFiltered", "sequences.p6.late5.vsStockPlain")
        .allSatisfy((key, value) -> assertThat(value).as(key).isPositive());
  }

  @Test
  void shouldScale() throws Exception {
    Sheet sheet = new Sheet(line -> {});
    try (Ring ring = Ring.open()) {
      OperatorScale.run(Effort.TINY, Allowance.of(Duration.ofMinutes(1)), ring, sheet);
    }
    assertThat(sheet.medians())
        .containsKeys(
            "scale.patterns500vs50",
            "scale.floodedKey.vsEven",
            "scale.accounts1kvs500",
            "scale.bytesPerAccount")
        .allSatisfy((key, value) -> assertThat(value).as(key).isPositive());
  }

  /** The baseline looks for chains one of which is a minute longer: its matches are others. */
  @Test
  void shouldNoticeThatAPatternMeansSomethingElse() throws Exception {
    Traffic traffic = Traffic.of(6_000, 300, 0.05, 3);
    List<Chain> chains = Chain.some(6);
    FixedLog log = new FixedLog();
    for (Chain one : chains) {
      Chain other = one.number() == 0 ? longer(one) : one;
      OwnStream.publish(log, other.id(), other.yaml());
    }
    try (Ring ring = Ring.open()) {
      Set<String> ours = new OwnOperator(log).run(ring, OwnStream.hops(traffic)).found();
      Set<String> theirs = found(new StockCep(chains, true).run(ring, traffic));
      assertThat(theirs)
          .isNotEmpty()
          .isEqualTo(found(new StockCep(chains, false).run(ring, traffic)));
      assertThatThrownBy(() -> Agreement.check("chains", theirs, ours))
          .isInstanceOf(DisagreementException.class)
          .hasMessageContaining("0 are missing")
          .hasMessageContaining("chain-000");
    }
  }

  private static Chain longer(Chain one) {
    return new Chain(
        one.number(), one.first(), one.second(), one.third(), one.least() / 2, false, 10);
  }

  private static Set<String> found(Ring.Outcome outcome) {
    return outcome.found().stream().map(Object::toString).collect(Collectors.toSet());
  }

  @Test
  void shouldMakeChainsThatDiffer() {
    List<Chain> chains = Chain.some(200);
    assertThat(chains).extracting(Chain::yaml).doesNotHaveDuplicates();
  }
}
