package io.weir.engine.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  /** Computed by hand from the formula with z = 1.959964, to six places. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.277533",
    "10, 10, 0.722467, 1",
    "5, 10, 0.236593, 0.763407",
    "1, 1, 0.206549, 1",
    "15, 100, 0.093060, 0.232840",
    "60, 200, 0.240721, 0.366733",
    "81, 263, 0.255286, 0.366210"
  })
  void shouldBeWilsonsAtNinetyFivePercent(long hits, long trials, double low, double high) {
    Interval interval = Interval.wilson(hits, trials);

    assertThat(interval.low()).isCloseTo(low, within(1e-4));
    assertThat(interval.high()).isCloseTo(high, within(1e-4));
  }

  @Test
  void shouldKnowNothingOfWhatWasNeverTried() {
    assertThat(Interval.wilson(0, 0)).isEqualTo(new Interval(0, 1));
  }

  /** The bounds are the proportions from which what was seen is just z standard errors away. */
  @Test
  void shouldSolveTheEquationItComesFromForEverySmallNumber() {
    for (int trials = 1; trials <= 60; trials++) {
      for (int hits = 0; hits <= trials; hits++) {
        Interval interval = Interval.wilson(hits, trials);
        double share = (double) hits / trials;
        assertThat(interval.low()).isBetween(0.0, share);
        assertThat(interval.high()).isBetween(share, 1.0);
        for (double bound : new double[] {interval.low(), interval.high()}) {
          if (bound > 0 && bound < 1) {
            double error = Math.sqrt(bound * (1 - bound) / trials);
            assertThat(Math.abs(share - bound) / error).isCloseTo(1.959963984540054, within(1e-9));
          }
        }
      }
    }
  }

  @Test
  void shouldNarrowAsMoreIsKnown() {
    double before = 1;
    for (int trials = 10; trials <= 10_000; trials *= 10) {
      Interval interval = Interval.wilson(trials / 2, trials);
      assertThat(interval.high() - interval.low()).isLessThan(before);
      before = interval.high() - interval.low();
    }
  }
}
