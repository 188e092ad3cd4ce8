package io.weir.client;

import static io.weir.client.Said.heartbeat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeartbeatsTest {
  private final Heartbeats heartbeats = new Heartbeats();

  private void take(int partition, long until, int subtask, int subtasks) {
    assertThat(heartbeats.take(partition, 2, heartbeat(until, subtask, subtasks))).isTrue();
  }

  @Test
  void shouldKnowNothingUntilEverySubtaskHasToldEveryPartition() {
    take(0, 100, 0, 2);
    take(0, 100, 1, 2);
    take(1, 100, 0, 2);
    assertThat(heartbeats.decidedUntil()).isEqualTo(Heartbeats.UNKNOWN);
    take(1, 90, 1, 2);
    assertThat(heartbeats.decidedUntil()).isEqualTo(90);
  }

  @Test
  void shouldNotTakeBackWhatWasDecided() {
    take(0, 100, 0, 1);
    take(1, 100, 0, 1);
    take(0, 40, 0, 1);
    take(1, 110, 0, 1);
    assertThat(heartbeats.decidedUntil()).isEqualTo(100);
  }

  @Test
  void shouldBeginAnewWithAnotherNumberOfSubtasks() {
    take(0, 100, 0, 1);
    take(1, 100, 0, 1);
    take(0, 500, 0, 2);
    take(1, 500, 0, 2);
    take(0, 500, 1, 2);
    assertThat(heartbeats.decidedUntil()).isEqualTo(100);
    take(1, 400, 1, 2);
    assertThat(heartbeats.decidedUntil()).isEqualTo(400);
  }

  @Test
  void shouldRefuseWhatIsNone() {
    assertThat(heartbeats.take(0, 1, null)).isFalse();
    assertThat(heartbeats.take(0, 1, new byte[8])).isFalse();
    assertThat(heartbeats.take(0, 1, heartbeat(1, 2, 2))).isFalse();
    assertThat(heartbeats.take(0, 1, heartbeat(1, 0, Integer.MAX_VALUE))).isFalse();
  }
}
