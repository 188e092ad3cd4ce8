package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestTest {
  private static final Allowance AGES = Allowance.of(Duration.ofDays(1));

  private final List<String> played = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private Contest.Turn side(String name, Double... perSecond) {
    Deque<Double> left = new ArrayDeque<>(List.of(perSecond));
    return () -> {
      played.add(name);
      return new Figures(left.remove(), 1, new Usage(0, Map.of(), 0, 0), new Latency(0, 0, 0, 0));
    };
  }

  private static Map<String, Contest.Turn> sides(Contest.Turn one, Contest.Turn other) {
    Map<String, Contest.Turn> sides = new LinkedHashMap<>();
    sides.put("one", one);
    sides.put("other", other);
    return sides;
  }

  @Test
  void shouldNotCountWhatEachSidePlaysFirst() throws Exception {
    Contest contest =
        Contest.play(
            sides(side("one", 1.0, 10.0, 20.0), side("other", 9.0, 5.0, 5.0)),
            2,
            AGES,
            new Sheet(told::add));
    assertThat(contest.of("one", Figures::eventsPerSecond)).isEqualTo(new Spread(10, 15, 20));
    assertThat(contest.ratio("one", "other", Figures::eventsPerSecond))
        .isEqualTo(new Spread(2, 3, 4));
    assertThat(told).hasSize(6).first().asString().startsWith("  not counted one: ");
  }

  @Test
  void shouldLetAnotherBeginInEachRound() throws Exception {
    Contest.play(
        sides(side("one", 1.0, 1.0, 1.0), side("other", 1.0, 1.0, 1.0)),
        2,
        AGES,
        new Sheet(told::add));
    assertThat(played).containsExactly("one", "other", "other", "one", "one", "other");
  }

  @Test
  void shouldPlayOneRoundThatCountsWhateverTheAllowance() throws Exception {
    Contest contest =
        Contest.play(
            sides(side("one", 1.0, 10.0), side("other", 9.0, 5.0)),
            9,
            Allowance.of(Duration.ZERO),
            new Sheet(told::add));
    assertThat(contest.last("one").eventsPerSecond()).isEqualTo(10);
    assertThat(played).hasSize(4);
  }
}
