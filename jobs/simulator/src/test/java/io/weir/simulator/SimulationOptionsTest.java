package io.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.simulator.truth.AttackKind;
import io.weir.simulator.world.NoiseOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulationOptionsTest {

  @Test
  void shouldScaleAccountsAndAttacksWithTheEventsAskedFor() {
    assertThat(SimulationOptions.forEvents(100_000, 1).attacks()).containsValue(3);
    SimulationOptions many = SimulationOptions.forEvents(2_000_000, 1);
    assertThat(many.accounts()).isBetween(10_000, 16_000);
    assertThat(many.attacks().values()).allMatch(count -> count > 20);
  }

  @Test
  void shouldSimulateOnlyTheKindsAskedFor() {
    SimulationOptions options =
        SimulationOptions.of(4, 200, 5).withAttacks(Map.of(AttackKind.DEVICE_FARM, 2));
    assertThat(Run.of(options).truth().attacks())
        .hasSize(2)
        .allMatch(attack -> attack.kind() == AttackKind.DEVICE_FARM);
  }

  @Test
  void shouldSimulateDaysOfPeace() {
    Run run = Run.of(SimulationOptions.of(4, 20, 3).withAttacks(Map.of()));
    assertThat(run.events()).isNotEmpty();
    assertThat(run.truth().attacks()).isEmpty();
  }

  @Test
  void shouldRefuseAWorldThatCannotBe() {
    assertThatThrownBy(() -> SimulationOptions.of(1, 2, 5))
        .hasMessageContaining("at least 10 accounts");
    assertThatThrownBy(() -> SimulationOptions.of(1, 20, 5).withWarmUpShare(1))
        .hasMessageContaining("warmUpShare");
    assertThatThrownBy(() -> new NoiseOptions(2, 0, 0, 0, 0, 0, 0))
        .hasMessageContaining("hotAddressShare must be in [0, 0.9]");
    assertThatThrownBy(() -> SimulationOptions.forEvents(10, 1))
        .hasMessageContaining("at least 1,000 events");
  }
}
