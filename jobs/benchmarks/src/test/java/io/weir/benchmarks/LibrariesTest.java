package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibrariesTest {
  private static final PatternLibrary.Library LIBRARY =
      new PatternLibrary(new PatternReader(StreamCatalog.shipped()))
          .read(List.of(Path.of("../../deploy/patterns")));

  @Test
  void shouldMakeLibrariesOfAnySizeWithoutTwoOfOneName() {
    assertThat(Libraries.sized(LIBRARY, 0).patterns()).isEmpty();
    assertThat(Libraries.sized(LIBRARY, 3).patterns()).hasSize(3);
    assertThat(Libraries.sized(LIBRARY, 200).patterns())
        .hasSize(200)
        .extracting(Pattern::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldFindTheFourteenAmongThoseShipped() {
    assertThat(Libraries.fourteen(LIBRARY).patterns()).hasSize(14);
    assertThatThrownBy(() -> Libraries.fourteen(Libraries.sized(LIBRARY, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mfa-fatigue");
  }

  @Test
  void shouldShiftParametersTowardsTheirGreatest() {
    String text =
        """
        a: {value: 10, min: 1, max: 110}
        b: {value: 15m, min: 5m, max: 24h}
        c: {value: 0.8, min: 0.5, max: 1.0, unit: share}
        d: {value: 5, min: 1, max: 5}
        """;
    assertThat(ShiftedParameters.shift(text, 2))
        .isEqualTo(
            """
            a: {value: 20, min: 1, max: 110}
            b: {value: 158m, min: 5m, max: 24h}
            c: {value: 0.8200, min: 0.5, max: 1.0, unit: share}
            d: {value: 5, min: 1, max: 5}
            """);
  }
}
