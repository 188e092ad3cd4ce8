package io.weir.streaming.intake;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * What is not an event of its own time (patterns, lists, labels, profiles, signals that come back)
 * neither holds event time nor moves it: it is idle, always. A watermark at the end of time would
 * not hold anything either, but as soon as all events are idle it would be the only one left, and
 * end everything that is kept.
 */
public final class IdleWatermarks<T> implements WatermarkGenerator<T> {

  private IdleWatermarks() {}

  /** Idle from before the first record. */
  public static <T> WatermarkStrategy<T> strategy() {
    return WatermarkStrategy.forGenerator(context -> new IdleWatermarks<>());
  }

  @Override
  public void onEvent(T event, long recordTime, WatermarkOutput output) {
    output.markIdle();
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.markIdle();
  }
}
