package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Suite;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuitesTest {
  private static final List<Suite> ALL =
      Suites.all(
          new Library(List.of(), List.of(), List.of()), "", new Wishes(0, 1, 0, 0, 1, List.of()));

  @Test
  void shouldFitIntoTenMinutesAndIntoAnHour() {
    assertThat(together(Effort.QUICK)).isLessThanOrEqualTo(Duration.ofMinutes(10));
    assertThat(together(Effort.FULL)).isLessThanOrEqualTo(Duration.ofHours(1));
  }

  private static Duration together(Effort effort) {
    return ALL.stream().map(suite -> suite.allowance(effort)).reduce(Duration.ZERO, Duration::plus);
  }
}
