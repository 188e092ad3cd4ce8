package io.weir.patterns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.Metadata;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.PatternTest;
import io.weir.patterns.model.PatternTest.Expectation;
import io.weir.patterns.model.Severity;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.proof.Trial.Raised;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProofTest {
  private static final long NINE_MINUTES = 540_000;

  private static final long UNTIL = Proof.START.toEpochMilli() + 24 * 60 * 60 * 1000L;

  private static Raised raised(long at, String key, Action action) {
    return new Raised(Proof.START.toEpochMilli() + at, key, Severity.HIGH, action, UNTIL, "why");
  }

  private static Expectation expected(long at, String key, Action action) {
    return new Expectation(at, action, null, key, null, 7, 3);
  }

  private static List<String> failures(List<Expectation> expected, List<Raised> raised) {
    Metadata nobody =
        new Metadata("", "test", "", "", List.of(), List.of(), List.of(), "", List.of());
    PatternTest test = new PatternTest("a test", List.of(), expected, 5, 1);
    Pattern pattern =
        new Pattern(
            "p",
            1,
            "",
            nobody,
            Mode.SHADOW,
            "account",
            "CHG",
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(test),
            List.of());
    List<Proof.Outcome> outcomes = new Proof((p, events) -> raised).of("p.yaml", pattern);
    return outcomes.get(0).failures().stream().map(Problem::toString).toList();
  }

  @Test
  void shouldPassWhenWhatIsExpectedIsRaised() {
    assertThat(
            failures(
                List.of(expected(NINE_MINUTES, null, Action.HOLD)),
                List.of(raised(NINE_MINUTES, "A", Action.HOLD))))
        .isEmpty();
  }

  @Test
  void shouldTellWhatWasRaisedInstead() {
    assertThat(
            failures(
                List.of(expected(NINE_MINUTES, "A", Action.HOLD)),
                List.of(raised(NINE_MINUTES, "A", Action.BLOCK))))
        .containsExactly(
            "p.yaml:7:3 test 'a test': expected a signal at 9m, action hold, key A,"
                + " but raised was a signal at 9m, action block, severity high, key A, until 1d (why)");
  }

  @Test
  void shouldMissWhatIsNotRaised() {
    assertThat(failures(List.of(expected(0, null, null)), List.of()))
        .containsExactly(
            "p.yaml:7:3 test 'a test': expected a signal at 0s, but nothing was raised then");
  }

  @Test
  void shouldRefuseWhatIsNotExpected() {
    assertThat(failures(List.of(), List.of(raised(1000, "A", Action.HOLD))))
        .containsExactly(
            "p.yaml:5:1 test 'a test': not expected: a signal at 1s, action hold, severity high, key A, until 1d (why)");
  }

  @Test
  void shouldMatchEachSignalOnce() {
    assertThat(
            failures(
                List.of(expected(0, null, null), expected(0, "A", null)),
                List.of(raised(0, "A", Action.HOLD), raised(0, "B", Action.HOLD))))
        .isEmpty();
    assertThat(
            failures(
                List.of(expected(0, null, null), expected(0, null, null)),
                List.of(raised(0, "A", Action.HOLD))))
        .hasSize(1);
  }
}
