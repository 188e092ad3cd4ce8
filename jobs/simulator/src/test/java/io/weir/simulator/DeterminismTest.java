package io.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeterminismTest {

  private static final int EVENTS = 100_000;

  @Test
  void shouldGiveTheSameBytesForTheSameSeedOnly() throws Exception {
    assertThat(digest(7)).isEqualTo(digest(7)).isNotEqualTo(digest(8));
  }

  private static String digest(long seed) throws Exception {
    Simulation simulation = Simulation.of(SimulationOptions.forEvents(EVENTS, seed));
    return Encoded.digest(simulation.events(), EVENTS);
  }
}
