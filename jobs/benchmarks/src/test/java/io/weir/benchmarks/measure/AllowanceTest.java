package io.weir.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  @Test
  void shouldAllowWhatEndsInTime() {
    Allowance allowance = Allowance.of(Duration.ofHours(1));
    assertThat(allowance.allows(Duration.ofMinutes(50))).isTrue();
    assertThat(allowance.allows(Duration.ofMinutes(61))).isFalse();
    assertThat(allowance.part(0.5).allows(Duration.ofMinutes(50))).isFalse();
    assertThat(allowance.part(0.5).allows(Duration.ofMinutes(20))).isTrue();
  }

  @Test
  void shouldPlayOneRoundThatCountsWhateverTheAllowance() throws Exception {
    List<String> played = new ArrayList<>();
    Contender contender =
        new Contender(
            "one",
            () -> {
              played.add("one");
              return Reading.elapsed(1);
            });
    Rounds.play(
        new Rounds.Plan(0, 9, Duration.ZERO, Allowance.of(Duration.ZERO)),
        List.of(contender),
        played::add);
    assertThat(played).containsOnlyOnce("one");
  }
}
