package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.event;
import static io.weir.streaming.Samples.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.Portion;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.serial.WireType;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All readers fall silent and wake up. What waits in a stage meanwhile comes to the next one before
 * its time has passed there, else it would wait there for whatever moves time next, while
 * heartbeats promise that it is decided.
 */
@SuppressWarnings("try") // closing a harness may throw anything
final class StagesAfterSilenceTest {
  /** Everything sent more than a second ago waits for its turn, as these payments were. */
  private static final StageOptions OPTIONS =
      new StageOptions(
          CATALOG, StageOptions.shippedPolicy(), new FixedLog(), false, Duration.ofSeconds(1));

  @ParameterizedTest
  @CsvSource({
    "SOURCE, src_ip, 192.0.2.7",
    "DEVICE, device_id, D",
    "PAYEE, payee_id, P",
    "REFERENCE, merchant_id, M"
  })
  void shouldDecideWhatWaitsBeforeTheAccountStageAsSoonAsItsTimeHasPassed(
      KeyStage stage, String field, String value) throws Exception {
    Event waits = event(payment().set(field, value));
    assertThat(Routes.first(waits).getKey()).isEqualTo(stage);
    try (StageLine line = new StageLine(OPTIONS)) {
      line.readersSay(new Watermark(T - 1));
      line.arrive(waits);
      line.readersSay(WatermarkStatus.IDLE);
      assertThat(decisions(line)).as("its time has not passed").isZero();

      line.readersSay(WatermarkStatus.ACTIVE, new Watermark(T));
      assertThat(decisions(line)).isOne();
    }
  }

  @Test
  void shouldNotSayThatAStageIsIdleThoughAllItHearsAre() throws Exception {
    try (var shares = shares()) {
      shares.watermark(T);
      shares.getTwoInputOperator().processWatermarkStatus1(WatermarkStatus.IDLE);
      shares.getTwoInputOperator().processWatermarkStatus2(WatermarkStatus.IDLE);

      assertThat(shares.getOutput()).containsExactly(new Watermark(T));
    }
  }

  @Test
  void shouldGoOnWhenItWasTheSilentOneThatHeldTimeBack() throws Exception {
    try (var shares = shares()) {
      shares.processWatermark(T);
      assertThat(shares.getOutput()).as("held by who says nothing").isEmpty();

      shares.getTwoInputOperator().processWatermarkStatus2(WatermarkStatus.IDLE);
      assertThat(shares.getOutput()).containsExactly(new Watermark(T));
    }
  }

  private static long decisions(StageLine line) {
    return line.said().stream()
        .filter(record -> record.destination() == Destination.DECISIONS)
        .filter(record -> !record.isNotice())
        .count();
  }

  private static KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, Portion> shares()
      throws Exception {
    StageOperator<Hop, Portion> operator = new StageOperator<>(new ShareStage(OPTIONS));
    var harness =
        new KeyedBroadcastOperatorTestHarness<>(operator, Hop::key, Types.STRING, 1, 1, 0);
    harness.setup(WireType.portions(CATALOG).createSerializer(null));
    harness.open();
    return harness;
  }
}
