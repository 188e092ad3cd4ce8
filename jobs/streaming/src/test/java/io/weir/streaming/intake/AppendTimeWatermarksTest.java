package io.weir.streaming.intake;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.event.Event;
import io.weir.schemas.RowBuilder;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.DeadLetterReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.junit.jupiter.api.Test;

final class AppendTimeWatermarksTest {
  private static final Duration LATENESS = Duration.ofSeconds(60);

  private final WatermarkStrategy<Arrival> strategy =
      AppendTimeWatermarks.strategy(
          new AppendTimeWatermarks.Pace(LATENESS, Duration.ZERO, Duration.ZERO, true),
          SoundingsTest.ALL_READ,
          Map::of);
  private final HandClock clock = new HandClock();
  private final WatermarkGenerator<Arrival> whole =
      strategy.createWatermarkGenerator(clock.context());
  private final WatermarkGenerator<Arrival> generator =
      strategy.createWatermarkGenerator(clock.context());
  private final TimestampAssigner<Arrival> assigner = strategy.createTimestampAssigner(null);
  private final Emitted emitted = new Emitted();

  @Test
  void shouldFollowTheHighestAppendTime() {
    read(event(T, T + 1_000));
    read(event(T - 30_000, T + 2_000));
    read(event(T, T + 1_500));

    assertThat(watermark()).isEqualTo(T + 2_000 - 60_000 - 1);
    assertThat(emitted.idle).as("that is for Flink to say").isFalse();
  }

  @Test
  void shouldNotBeMovedByWhatAnEventClaimsOfItself() {
    read(event(T + 250_000, T));

    assertThat(watermark()).isEqualTo(T - 60_000 - 1);
  }

  @Test
  void shouldMoveWithRecordsThatAreNoEvents() {
    read(dead(T));

    assertThat(watermark()).isEqualTo(T - 60_000 - 1);
  }

  @Test
  void shouldNotBeMovedByARecordNobodyStamped() {
    read(event(T, T));
    read(dead(RawRecord.UNSTAMPED));

    assertThat(watermark()).isEqualTo(T - 60_000 - 1);
  }

  @Test
  void shouldBeAtTheBeginningOfTimeBeforeTheFirstRecord() {
    assertThat(watermark()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void shouldAlignPartitionsOnlyWhereAskedTo() {
    assertThat(strategy.getAlignmentParameters().isEnabled()).isFalse();
    assertThat(
            AppendTimeWatermarks.strategy(
                    new AppendTimeWatermarks.Pace(
                        LATENESS, Duration.ofSeconds(10), Duration.ofMinutes(5), true),
                    SoundingsTest.ALL_READ,
                    Map::of)
                .getAlignmentParameters()
                .getMaxAllowedWatermarkDrift())
        .isEqualTo(300_000);
  }

  @Test
  void shouldTakeNoRecordThatCameOfNoPartition() {
    assertThatThrownBy(() -> whole.onEvent(event(T, T), T, emitted))
        .hasMessage("a record came of no partition");
  }

  @Test
  void shouldNeitherHoldNorMoveTimeForControlInputs() {
    WatermarkGenerator<Arrival> control =
        IdleWatermarks.<Arrival>strategy().createWatermarkGenerator(null);

    control.onPeriodicEmit(emitted);

    assertThat(emitted.watermarks).isEmpty();
    assertThat(emitted.idle).isTrue();
  }

  private void read(Arrival arrival) {
    generator.onEvent(arrival, assigner.extractTimestamp(arrival, Long.MIN_VALUE), emitted);
  }

  private long watermark() {
    generator.onPeriodicEmit(emitted);
    return emitted.watermarks.get(emitted.watermarks.size() - 1).getTimestamp();
  }

  private static Arrival event(long time, long appendTime) {
    RowBuilder row = login().set("event_time", time);
    return Arrival.of(
        new Event(CATALOG.stream("login"), row.build(), appendTime, appendTime, false));
  }

  private static Arrival dead(long appendTime) {
    return Arrival.of(
        new DeadLetter(
            DeadLetterReason.MALFORMED, "", null, null, 0, "login", 0, 0, appendTime, "login"));
  }

  private static final class Emitted implements WatermarkOutput {
    final List<Watermark> watermarks = new ArrayList<>();
    boolean idle;

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark);
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      throw new AssertionError("a generator does not decide that");
    }
  }
}
