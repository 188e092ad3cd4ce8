package io.weir.streaming.intake;

import io.weir.streaming.record.Arrival;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/**
 * What a reader says of time beside its partitions. Flink makes a generator for records that come
 * of no partition as well; there are none, so this one moves no time. But until the partitions have
 * moved time together for the first time, Flink takes them for idle whatever they say, and then
 * this one alone says whether the reader is.
 *
 * <p>A reader is idle when all its partitions are, and waited for again when one no longer is: when
 * it brings something, and when it can no longer be read. As they come some time after it starts, a
 * reader without any is waited for as long as a partition is that brings nothing.
 */
final class WholeReader implements WatermarkGenerator<Arrival> {
  private final long idlenessMillis;
  private final RelativeClock clock;
  private final ReadTogether partitions;
  private final long since;

  /**
   * @param idleness how long to wait for the first partition; zero: for ever
   */
  WholeReader(Duration idleness, RelativeClock clock, ReadTogether partitions) {
    this.idlenessMillis = idleness.toMillis();
    this.clock = clock;
    this.partitions = partitions;
    this.since = clock.relativeTimeMillis();
  }

  @Override
  public void onEvent(Arrival arrival, long appendTime, WatermarkOutput output) {
    throw new IllegalStateException("a record came of no partition");
  }

  /** Asked after all partitions. */
  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (partitions.isEmpty() ? isOverdue() : partitions.areIdle()) {
      output.markIdle();
    } else {
      output.markActive();
    }
  }

  private boolean isOverdue() {
    return idlenessMillis > 0 && clock.relativeTimeMillis() - since >= idlenessMillis;
  }
}
