package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // closing a harness may throw anything
final class LeakCheckTest {

  private static final long NOON = 1_767_614_400_000L;

  @Test
  void shouldPassAnOperatorThatForgets() throws Exception {
    try (var harness = oneInput(true)) {
      harness.open();
      harness.processElement("a", NOON);
      harness.processElement("b", NOON);

      LeakCheck.assertNothingStays(harness);
    }
  }

  @Test
  void shouldFailAnOperatorThatKeepsStateOfAKey() throws Exception {
    try (var harness = oneInput(false)) {
      harness.open();
      harness.processElement("a", NOON);

      assertThatThrownBy(() -> LeakCheck.assertNothingStays(harness))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("entries of keyed state");
    }
  }

  @Test
  void shouldFailOnATimerThatIsStillDueWhenTimeIsNotMoved() throws Exception {
    try (var harness = oneInput(true)) {
      harness.open();
      harness.processElement("a", NOON);

      assertThatThrownBy(() -> LeakCheck.assertEmpty(harness)).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void shouldFailWhenOnlyTheSecondInputsKeyIsKept() throws Exception {
    try (var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new CountTwoInputsPerKey()),
            value -> value,
            value -> value,
            Types.STRING)) {
      harness.open();
      harness.processElement1("a", NOON);
      LeakCheck.assertNothingStays(harness);
      harness.processElement2("b", NOON);

      assertThatThrownBy(() -> LeakCheck.assertNothingStays(harness))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void shouldFailWhenAnOperatorWithBroadcastKeepsStateOfAKey() throws Exception {
    try (var harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(new CountPerKeyBesideBroadcast(), List.of()),
            value -> value,
            Types.STRING,
            1,
            1,
            0)) {
      harness.open();
      harness.processBroadcastElement("for all", NOON);
      LeakCheck.assertNothingStays(harness);
      harness.processElement("a", NOON);

      assertThatThrownBy(() -> LeakCheck.assertNothingStays(harness))
          .isInstanceOf(AssertionError.class);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, String> oneInput(
      boolean forgetful) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new CountPerKey(forgetful)), value -> value, Types.STRING);
  }
}
