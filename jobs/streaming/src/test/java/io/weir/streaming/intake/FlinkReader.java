package io.weir.streaming.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.record.Arrival;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.streaming.api.operators.source.TimestampsAndWatermarks;
import org.apache.flink.streaming.api.operators.source.TimestampsAndWatermarks.WatermarkUpdateListener;
import org.apache.flink.streaming.api.operators.util.PausableRelativeClock;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput.DataOutput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * What a reader says of time, made by Flink itself of what its partitions bring, as a source does
 * it, under a clock moved by hand. A watermark that falls fails the test.
 */
final class FlinkReader {
  /** Flink asks for watermarks again and again, after so many millis. */
  private static final int TICK = SilenceTest.TICK;

  private final TestProcessingTimeService timers = new TestProcessingTimeService();
  private final Said said = new Said();
  private final ReaderOutput<Arrival> output;
  private final Map<String, SourceOutput<Arrival>> partitions = new HashMap<>();
  private long now;

  /** A reader that starts now, without partitions. */
  FlinkReader(WatermarkStrategy<Arrival> strategy) {
    set(0);
    TimestampsAndWatermarks<Arrival> eventTime =
        TimestampsAndWatermarks.createProgressiveEventTimeLogic(
            strategy,
            new UnregisteredMetricsGroup(),
            timers,
            TICK,
            new PausableRelativeClock(timers.getClock()),
            timers.getClock(),
            UnregisteredMetricGroups.createUnregisteredTaskMetricGroup().getIOMetricGroup());
    output = eventTime.createMainOutput(said, new Nobody());
    eventTime.startPeriodicWatermarkEmits();
  }

  /** The reader is given a partition. */
  void assign(String partition) {
    partitions.put(partition, output.createOutputForSplit(partition));
  }

  /** A partition brings something. */
  void read(String partition, Arrival arrival) {
    try {
      partitions.get(partition).collect(arrival);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Lets the clock run, in steps. */
  void passTo(long millis) {
    while (now + TICK <= millis) {
      set(now + TICK);
    }
  }

  private void set(long millis) {
    now = millis;
    try {
      timers.setCurrentTime(millis);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Millis since the reader started. */
  long now() {
    return now;
  }

  long watermark() {
    return said.watermark;
  }

  /** Whether nobody waits for the reader. */
  boolean isIdle() {
    return said.idle;
  }

  private static final class Said implements DataOutput<Arrival> {
    long watermark = Long.MIN_VALUE;
    boolean idle;

    @Override
    public void emitWatermark(Watermark next) {
      assertThat(next.getTimestamp()).isGreaterThanOrEqualTo(watermark);
      watermark = next.getTimestamp();
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {
      idle = status.isIdle();
    }

    @Override
    public void emitRecord(StreamRecord<Arrival> ignored) {}

    @Override
    public void emitLatencyMarker(LatencyMarker ignored) {}

    @Override
    public void emitRecordAttributes(RecordAttributes ignored) {}

    @Override
    public void emitWatermark(WatermarkEvent ignored) {}
  }

  /** Who would align readers. */
  private static final class Nobody implements WatermarkUpdateListener {
    @Override
    public void updateIdle(boolean idle) {}

    @Override
    public void updateCurrentEffectiveWatermark(long watermark) {}

    @Override
    public void updateCurrentSplitWatermark(String split, long watermark) {}

    @Override
    public void updateCurrentSplitIdle(String split, boolean idle) {}

    @Override
    public void splitFinished(String split) {}
  }
}
