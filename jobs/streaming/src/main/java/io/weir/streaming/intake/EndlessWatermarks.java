package io.weir.streaming.intake;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Watermarks of control inputs: they never hold event time. */
public final class EndlessWatermarks<T> implements WatermarkGenerator<T> {

  private EndlessWatermarks() {}

  /** Always at the end of time, from before the first record. */
  public static <T> WatermarkStrategy<T> strategy() {
    return WatermarkStrategy.forGenerator(context -> new EndlessWatermarks<>());
  }

  @Override
  public void onEvent(T event, long recordTime, WatermarkOutput output) {
    output.emitWatermark(Watermark.MAX_WATERMARK);
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.emitWatermark(Watermark.MAX_WATERMARK);
  }
}
