package io.weir.testkit;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Counts two inputs per key; forgets only keys of the first. */
final class CountTwoInputsPerKey extends KeyedCoProcessFunction<String, String, String, String> {
  private static final long DAY = 86_400_000L;

  private transient ValueState<Long> count;

  @Override
  public void open(OpenContext context) {
    count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
  }

  @Override
  public void processElement1(String value, Context context, Collector<String> out)
      throws Exception {
    count.update(count.value() == null ? 1 : count.value() + 1);
    context.timerService().registerEventTimeTimer(context.timestamp() + DAY);
  }

  @Override
  public void processElement2(String value, Context context, Collector<String> out)
      throws Exception {
    count.update(count.value() == null ? 1 : count.value() + 1);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
    count.clear();
  }
}
