package io.weir.streaming.heartbeat;

import static io.weir.streaming.Samples.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.EventCodec;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // closing a harness may throw anything
class HeartbeatTest {
  private static final HeartbeatOptions OPTIONS =
      new HeartbeatOptions(
          Duration.ofMillis(200), Duration.ofSeconds(60), Duration.ofMinutes(5), () -> 2);
  private static final long T = 1_000_000_000;

  private static OneInputStreamOperatorTestHarness<OutRecord, OutRecord> start(
      OperatorSubtaskState from) throws Exception {
    var harness = new OneInputStreamOperatorTestHarness<>(new Heartbeat(CATALOG, OPTIONS), 3, 3, 1);
    harness.setup(WireType.outRecords().createSerializer(null));
    harness.setProcessingTime(T + 3_600_000);
    if (from != null) {
      harness.initializeState(from);
    }
    harness.open();
    return harness;
  }

  /** What the partitions are told at the next beat. */
  private static List<Long> next(OneInputStreamOperatorTestHarness<OutRecord, OutRecord> harness)
      throws Exception {
    int before = harness.extractOutputValues().size();
    harness.setProcessingTime(harness.getProcessingTime() + 200);
    List<OutRecord> all = harness.extractOutputValues();
    return all.subList(before, all.size()).stream()
        .map(record -> ByteBuffer.wrap(record.heartbeat()).getLong())
        .toList();
  }

  @Test
  void shouldTellEveryPartitionBehindTheDecisionsWhichSubtaskHasDecidedHowFar() throws Exception {
    try (var harness = start(null)) {
      assertThat(next(harness)).as("nothing is known yet").isEmpty();
      OutRecord decision = new OutRecord(Destination.DECISIONS, new byte[1], new byte[] {1}, T, T);
      harness.processElement(decision, T);
      harness.processWatermark(T);
      harness.setProcessingTime(harness.getProcessingTime() + 200);

      List<OutRecord> said = harness.extractOutputValues();
      assertThat(said).hasSize(3);
      assertThat(said.get(0)).isSameAs(decision);
      assertThat(said.subList(1, 3)).extracting(OutRecord::partition).containsExactly(0, 1);
      ByteBuffer header = ByteBuffer.wrap(said.get(1).heartbeat());
      assertThat(header.getLong()).isEqualTo(T + 60_000);
      assertThat(header.getInt()).as("subtask").isEqualTo(1);
      assertThat(header.getInt()).as("of").isEqualTo(3);
    }
  }

  @Test
  void shouldBeADecisionNobodyActsOnToReadersWhoDoNotKnowIt() throws Exception {
    try (var harness = start(null)) {
      harness.processWatermark(T);
      harness.setProcessingTime(harness.getProcessingTime() + 200);
      GenericRecord read =
          new EventCodec(CATALOG.schemas())
              .decode(
                  CATALOG.schemas().named("io.weir.outputs.Decision"),
                  harness.extractOutputValues().get(0).value());
      assertThat(read.get("mode")).hasToString("OFF");
      assertThat(read.get("simulated")).isEqualTo(true);
    }
  }

  @Test
  void shouldRememberOverARestartWhatWaits() throws Exception {
    OperatorSubtaskState savepoint;
    try (var harness = start(null)) {
      harness.processElement(OutRecord.notice(T + 1_000), 0);
      harness.processWatermark(T);
      assertThat(next(harness)).containsExactly(T - 300_000, T - 300_000);
      assertThat(harness.extractOutputValues()).noneMatch(OutRecord::isNotice);
      savepoint = harness.snapshot(1, 1);
    }
    try (var harness = start(savepoint)) {
      harness.processWatermark(T + 999);
      assertThat(next(harness)).containsOnly(T + 999 - 300_000);
      harness.processWatermark(T + 1_000);
      assertThat(next(harness)).containsOnly(T + 61_000);
    }
  }
}
