package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShippedPatternsTest {
  private final PatternLibrary.Library shipped =
      new PatternLibrary(Samples.READER).read(List.of(Path.of("../../deploy/patterns")));

  @Test
  void shouldHaveNoProblems() {
    assertThat(shipped.problems()).isEmpty();
  }

  @Test
  void shouldEachSayWhenSomebodyLooksAtThemAgain() {
    assertThat(shipped.patterns())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.metadata().review()).as(one.id()).isNotNull());
  }
}
