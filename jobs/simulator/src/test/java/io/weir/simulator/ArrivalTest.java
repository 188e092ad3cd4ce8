package io.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.simulator.world.NoiseOptions;
import io.weir.simulator.world.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalTest {

  private static final Run NOISY = Run.of(SimulationOptions.of(3, 300, 14));
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  @Test
  void shouldComeInOrderOfArrival() {
    List<SimulatedEvent> events = NOISY.events();
    for (int i = 1; i < events.size(); i++) {
      assertThat(events.get(i).appendTime()).isGreaterThanOrEqualTo(events.get(i - 1).appendTime());
    }
  }

  @Test
  void shouldHoldGarbageAndAnEventOfTheYear2099() {
    assertThat(NOISY.events()).filteredOn(event -> event.record() == null).hasSize(20);
    long farFuture = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli();
    assertThat(NOISY.events())
        .filteredOn(event -> event.record() != null && Run.time(event.record()) > farFuture)
        .isNotEmpty();
  }

  @Test
  void shouldArriveAfterItHappenedAndMostlyAtOnce() {
    long late = 0;
    long tooLate = 0;
    Map<String, Integer> copies = new HashMap<>();
    for (SimulatedEvent event : NOISY.events()) {
      if (event.record() != null && Run.time(event.record()) < event.appendTime()) {
        boolean repeated = copies.merge(Run.text(event.record(), "event_id"), 1, Integer::sum) > 1;
        long delay = event.appendTime() - Run.time(event.record());
        late += !repeated && delay > 2_000 && delay <= MINUTE ? 1 : 0;
        tooLate += !repeated && delay > MINUTE ? 1 : 0;
      }
    }
    double all = copies.size();
    assertThat(late / all).isBetween(0.003, 0.007);
    assertThat(tooLate).isPositive();
    assertThat(tooLate / all).isLessThan(0.001);
    assertThat(copies.values().stream().filter(count -> count > 1).count() / all)
        .isBetween(0.001, 0.003);
  }

  @Test
  void shouldHoldNothingButEventsOnTimeWithoutNoise() {
    Run quiet = Run.of(SimulationOptions.of(3, 100, 3).withNoise(NoiseOptions.none()));
    assertThat(quiet.events())
        .allSatisfy(
            event ->
                assertThat(event.appendTime() - Run.time(event.record())).isBetween(20L, 2_000L));
  }

  @Test
  void shouldSendTheShareOfTheHotAddress() {
    Map<String, Integer> logons = new HashMap<>();
    NOISY
        .records("login")
        .filter(record -> Run.is(record, "LOGON"))
        .forEach(record -> logons.merge(Run.text(record, "src_ip"), 1, Integer::sum));
    int all = logons.values().stream().mapToInt(Integer::intValue).sum();
    int hottest = logons.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertThat((double) hottest / all).isBetween(0.05, 0.11);
  }
}
