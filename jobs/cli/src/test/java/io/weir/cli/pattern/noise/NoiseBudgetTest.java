package io.weir.cli.pattern.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.pattern.noise.Noise.Verdict;
import io.weir.patterns.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseBudgetTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);
  private static final String RIGHT =
      """
      usual: 20
      patterns:
        loud: 100
        quiet: 0
      holds:
        holder: 4
      exclusions:
        - {pattern: excused, reason: A new phone model confuses it., until: 2026-02-01}
      """;

  @Test
  void shouldReadWhatEachPatternMay() {
    NoiseBudget budget = right();
    assertThat(budget.of("loud")).isEqualTo(100);
    assertThat(budget.of("quiet")).isZero();
    assertThat(budget.of("another")).isEqualTo(20);
    assertThat(budget.outdated("noise.yaml", List.of("loud", "quiet", "holder", "excused"), TODAY))
        .isEmpty();
  }

  @Test
  void shouldAllowWhatChanceExplainsAndNoMore() {
    assertThat(loudness("another", 14, TODAY).allowed()).isEqualTo(16);
    assertThat(verdict("another", 16)).isEqualTo(Verdict.WITHIN);
    assertThat(verdict("another", 17)).isEqualTo(Verdict.TOO_LOUD);
    assertThat(verdict("loud", 64)).isEqualTo(Verdict.WITHIN);
    assertThat(verdict("loud", 65)).isEqualTo(Verdict.TOO_LOUD);
    assertThat(verdict("quiet", 0)).isEqualTo(Verdict.WITHIN);
    assertThat(verdict("quiet", 1)).isEqualTo(Verdict.TOO_LOUD);
    assertThat(loudness("loud", 5, TODAY).rate()).isEqualTo(10);
  }

  @Test
  void shouldExcuseOnlyUntilTheDayNamed() {
    assertThat(verdict("excused", 50)).isEqualTo(Verdict.EXCLUDED);
    assertThat(loudness("excused", 50, TODAY.plusDays(1)).verdict()).isEqualTo(Verdict.TOO_LOUD);
  }

  @Test
  void shouldFindWhatIsOfNoUse() {
    assertThat(
            right().outdated("noise.yaml", List.of("loud", "holder", "excused"), TODAY.plusDays(1)))
        .extracting(Problem::toString)
        .containsExactly(
            "noise.yaml:4:1 there is no pattern 'quiet'",
            "noise.yaml:8:1 the exclusion of 'excused' expired on 2026-02-01:"
                + " quieten the pattern, or say why it needs longer");
    assertThat(right().outdated("noise.yaml", List.of("loud", "quiet", "holder"), TODAY))
        .extracting(Problem::message)
        .containsExactly("there is no pattern 'excused'");
  }

  @Test
  void shouldLocateEverythingWrong() {
    assertThat(
            NoiseBudget.read(
                    "noise.yaml",
                    """
                    patterns: {a: many, b: -1}
                    exclusions:
                      - {pattern: a, until: 2026-02-31}
                      - {pattern: b, reason: later, until: soon}
                    exclusion: b
                    """)
                .problems())
        .extracting(Problem::toString)
        .containsExactly(
            "noise.yaml:1:1 a noise budget needs 'usual': alerts in 10,000 account-days for"
                + " patterns without a line of their own",
            "noise.yaml:1:15 'a' is a number from 0.0 to 10000.0, not 'many'",
            "noise.yaml:1:24 'b' is a number from 0.0 to 10000.0, not '-1'",
            "noise.yaml:3:5 an exclusion needs 'reason': why it may be louder for now",
            "noise.yaml:4:40 'until' is a day such as 2026-12-31, not 'soon'",
            "noise.yaml:5:1 unknown key 'exclusion' in a noise budget, did you mean 'exclusions'?");
  }

  @Test
  void shouldHoldWhatHasAnEffectToABudgetOfHoldsOfItsOwn() {
    Noise.Held held = new Noise.Held(5_000, right(), TODAY);
    assertThat(held.loudness("holder", 0, 5, true).allowedHolds()).isEqualTo(4);
    assertThat(held.loudness("holder", 0, 4, true).verdict()).isEqualTo(Verdict.WITHIN);
    assertThat(held.loudness("holder", 0, 5, true).verdict()).isEqualTo(Verdict.HOLDS_HONEST);
    assertThat(held.loudness("another", 0, 0, true).verdict()).isEqualTo(Verdict.WITHIN);
    assertThat(held.loudness("another", 0, 1, true).verdict()).isEqualTo(Verdict.HOLDS_HONEST);
    assertThat(held.loudness("another", 0, 1, false).verdict()).isEqualTo(Verdict.WITHIN);
    assertThat(held.loudness("excused", 0, 1, true).verdict()).isEqualTo(Verdict.EXCLUDED);
    assertThat(held.loudness("quiet", 1, 1, true).verdict()).isEqualTo(Verdict.TOO_LOUD);
  }

  private static Noise.Loudness loudness(String pattern, int alerts, LocalDate today) {
    return new Noise.Held(5_000, right(), today).loudness(pattern, alerts, 0, true);
  }

  private static Verdict verdict(String pattern, int alerts) {
    return loudness(pattern, alerts, TODAY).verdict();
  }

  private static NoiseBudget right() {
    NoiseBudget.Read read = NoiseBudget.read("noise.yaml", RIGHT);
    assertThat(read.problems()).isEmpty();
    return read.budget();
  }
}
