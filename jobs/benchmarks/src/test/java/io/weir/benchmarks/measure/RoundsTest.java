package io.weir.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> played = new ArrayList<>();

  private Contender contender(String name, Double... nanos) {
    Deque<Double> left = new ArrayDeque<>(List.of(nanos));
    return new Contender(
        name,
        () -> {
          played.add(name);
          return new Reading(left.remove(), 1);
        });
  }

  @Test
  void shouldTakeTurnsSoThatNobodyIsAlwaysFirst() throws Exception {
    Rounds.play(
        Rounds.Plan.of(1, 2),
        List.of(contender("a", 1.0, 1.0, 1.0), contender("b", 1.0, 1.0, 1.0)),
        line -> {});
    assertThat(played).containsExactly("a", "b", "b", "a", "a", "b");
  }

  @Test
  void shouldDropWarmUpsAndCompareReadingsOfOneRound() throws Exception {
    Rounds rounds =
        Rounds.play(
            Rounds.Plan.of(1, 3),
            List.of(
                contender("ours", 900.0, 10.0, 20.0, 10.0),
                contender("theirs", 1.0, 40.0, 40.0, 100.0)),
            line -> {});
    Spread ratio = rounds.faster("ours", "theirs");
    assertThat(ratio).isEqualTo(new Spread(2, 4, 10));
    assertThat(rounds.nanos("ours")).isEqualTo(new Spread(10, 10, 20));
    assertThat(rounds.leaner("ours", "theirs")).isEqualTo(new Spread(1, 1, 1));
  }

  @Test
  void shouldLetWhoIsQuickPlayAgainUntilTheTurnIsOver() throws Exception {
    Contender quick =
        new Contender(
            "quick",
            () -> {
              played.add("quick");
              return Reading.elapsed(played.size());
            });
    Rounds rounds =
        Rounds.play(new Rounds.Plan(0, 1, Duration.ofMillis(5)), List.of(quick), line -> {});
    assertThat(played).hasSizeGreaterThan(1);
    assertThat(rounds.nanos("quick").median()).isEqualTo((1 + played.size()) / 2.0);
  }

  @Test
  void shouldTakeTheMiddleOfAnEvenNumberAndSwapTheEndsOfWhatFalls() {
    Spread spread = Spread.of(4, 1, 2, 8);
    assertThat(spread).isEqualTo(new Spread(1, 3, 8));
    Spread perSecond = spread.map(nanos -> 8 / nanos);
    assertThat(perSecond.min()).isCloseTo(1, within(1e-9));
    assertThat(perSecond.max()).isCloseTo(8, within(1e-9));
    assertThatThrownBy(() -> Spread.of()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseToCompareWhatDiffersOrIsEmpty() {
    Agreement.check("same", Set.of("a", "b"), Set.of("b", "a"));
    assertThatThrownBy(() -> Agreement.check("matches", Set.of("a", "b"), Set.of("b", "c")))
        .isInstanceOf(DisagreementException.class)
        .hasMessage("matches: of 2 results 1 are missing [a] and 1 are too many [c]");
    assertThatThrownBy(() -> Agreement.check("nothing", Set.of(), Set.of()))
        .isInstanceOf(DisagreementException.class)
        .hasMessageContaining("nothing to agree on");
  }
}
