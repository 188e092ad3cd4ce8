package io.weir.patterns.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActivityBoundsTest {

  /** Symbols are UNKNOWN 0, RED 1, GREEN 2, BLUE 3. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "activity == \"RED\"; {1}",
        "\"RED\" == activity; {1}",
        "activity in [\"RED\", \"BLUE\"]; {1, 3}",
        "activity in [\"RED\", \"BLUE\"] && whole > 3 && activity in [\"BLUE\", \"GREEN\"]; {3}",
        "activity == \"RED\" || activity == \"GREEN\" && flag; {1, 2}",
        "activity == \"RED\" && activity == \"BLUE\"; {}",
        "activity == \"RED\" || flag; null",
        "activity != \"RED\"; null",
        "before.activity == \"RED\"; null",
        "colour == \"RED\"; null",
        "whole > 3; null",
        "false; {}",
      })
  void shouldTellWhichActivitiesAreLeft(String text, String allowed) {
    BitSet actual = ActivityBounds.allowed(Probe.conjuncts(text), Probe.STREAM);
    assertThat(String.valueOf(actual)).isEqualTo(allowed);
  }
}
