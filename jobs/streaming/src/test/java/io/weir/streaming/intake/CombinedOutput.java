package io.weir.streaming.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** What all partitions together say; a watermark that falls fails the test. */
final class CombinedOutput implements WatermarkOutput {
  long watermark = Long.MIN_VALUE;
  boolean idle;

  @Override
  public void emitWatermark(Watermark next) {
    assertThat(next.getTimestamp()).isGreaterThanOrEqualTo(watermark);
    watermark = next.getTimestamp();
    idle = false;
  }

  @Override
  public void markIdle() {
    idle = true;
  }

  @Override
  public void markActive() {
    idle = false;
  }
}
