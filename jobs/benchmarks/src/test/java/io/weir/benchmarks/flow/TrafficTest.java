package io.weir.benchmarks.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.record.Hop;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {

  @Test
  void shouldKeepTheOrderOfTimeWhereNothingIsLate() {
    Traffic traffic = Traffic.of(1_000, 100, 0, 1);
    assertThat(traffic.operations()).extracting(one -> one.time).isSorted();
    assertThat(traffic.arrivals()[999]).isEqualTo(traffic.operations().get(999).time);
  }

  @Test
  void shouldSpreadEvenTrafficOverAllAccounts() {
    Traffic traffic = Traffic.even(2_000, 20, 1);
    assertThat(traffic.operations()).extracting(one -> one.time).isSorted();
    assertThat(traffic.operations().stream().map(Operation::account).distinct()).hasSize(20);
  }

  @Test
  void shouldLetItsShareArriveLateButNeverTooLate() {
    Traffic traffic = Traffic.of(20_000, 1_000, 0.05, 1);
    long latest = Long.MIN_VALUE;
    int behind = 0;
    for (int i = 0; i < traffic.size(); i++) {
      long time = traffic.operations().get(i).time;
      assertThat(traffic.arrivals()[i] - time).isBetween(0L, Traffic.LATENESS);
      behind += time < latest ? 1 : 0;
      latest = Math.max(latest, time);
    }
    assertThat(behind).isBetween(600, 1_400);
    assertThat(traffic.operations()).extracting(one -> one.id).doesNotHaveDuplicates();
  }

  @Test
  void shouldBeTheSameTrafficAsRows() {
    Traffic traffic = Traffic.of(200, 20, 0.05, 1);
    List<Hop> hops = OwnStream.hops(traffic);
    for (int i = 0; i < traffic.size(); i++) {
      Operation operation = traffic.operations().get(i);
      assertThat(hops.get(i).key()).isEqualTo("t1|" + operation.account);
      assertThat(hops.get(i).event().id()).isEqualTo(operation.id);
      assertThat(hops.get(i).event().time()).isEqualTo(operation.time);
      assertThat(hops.get(i).event().appendTime()).isEqualTo(traffic.arrivals()[i]);
    }
  }
}
