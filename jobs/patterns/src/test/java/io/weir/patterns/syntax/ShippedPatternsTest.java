package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShippedPatternsTest {

  @Test
  void shouldHaveNoProblems() {
    Path shipped = Path.of("../../deploy/patterns");

    assertThat(new PatternLibrary(Samples.READER).read(List.of(shipped)).problems()).isEmpty();
  }
}
