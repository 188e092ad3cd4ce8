package io.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeterminismTest {

  private static final int EVENTS = 100_000;

  @Test
  void shouldGiveTheSameBytesForTheSameSeedOnly() throws Exception {
    assertThat(digest(7)).isEqualTo(digest(7)).isNotEqualTo(digest(8));
  }

  @Test
  void shouldGiveTheSameBytesWhateverDigitsTheMachineWrites() throws Exception {
    Locale before = Locale.getDefault();
    String expected = digest(7);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));

      assertThat(digest(7)).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String digest(long seed) throws Exception {
    Simulation simulation = Simulation.of(SimulationOptions.forEvents(EVENTS, seed));
    return Encoded.digest(simulation.events(), EVENTS);
  }
}
