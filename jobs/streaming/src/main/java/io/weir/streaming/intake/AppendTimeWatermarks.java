package io.weir.streaming.intake;

import io.weir.streaming.record.Arrival;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks from append times: the highest one read less the lateness, per partition. What an
 * event claims about its own time moves nothing, so one from the year 2099 makes nobody late; dead
 * letters count as read, unless nobody said when they were appended.
 *
 * <p>Signals that come back hold up nothing: what led to them is never younger than they are, and a
 * topic that is quiet most of the time must not stop the clock of those that are not.
 */
public final class AppendTimeWatermarks implements WatermarkGenerator<Arrival> {
  private final long latenessMillis;
  private long highest;
  private boolean feedback;

  private AppendTimeWatermarks(long latenessMillis) {
    this.latenessMillis = latenessMillis;
    this.highest = Long.MIN_VALUE + latenessMillis + 1;
  }

  /**
   * How partitions wait for each other.
   *
   * @param lateness how long after it happened an event may be appended
   * @param idleness how long a partition may bring nothing before the others stop waiting for it;
   *     zero: they wait for ever
   * @param drift how far, in append time, a partition may be read ahead of the others; zero: as far
   *     as it goes
   */
  public record Pace(Duration lateness, Duration idleness, Duration drift)
      implements Serializable {}

  /** The strategy for the source of all declared streams: one alignment group. */
  public static WatermarkStrategy<Arrival> strategy(Pace pace) {
    long latenessMillis = pace.lateness().toMillis();
    WatermarkStrategy<Arrival> strategy =
        WatermarkStrategy.<Arrival>forGenerator(context -> new AppendTimeWatermarks(latenessMillis))
            .withTimestampAssigner((arrival, recordTime) -> arrival.appendTime());
    if (!pace.idleness().isZero()) {
      strategy = strategy.withIdleness(pace.idleness());
    }
    return pace.drift().isZero()
        ? strategy
        : strategy.withWatermarkAlignment("streams", pace.drift());
  }

  @Override
  public void onEvent(Arrival arrival, long appendTime, WatermarkOutput output) {
    feedback = arrival.stream().equals("signal");
    highest = Math.max(highest, appendTime);
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (feedback) {
      output.markIdle();
    } else {
      output.emitWatermark(new Watermark(highest - latenessMillis - 1));
    }
  }
}
