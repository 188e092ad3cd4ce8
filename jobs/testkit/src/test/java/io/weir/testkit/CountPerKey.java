package io.weir.testkit;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts per key; forgets a key a day after its last event, or never. */
final class CountPerKey extends KeyedProcessFunction<String, String, String> {
  private static final long DAY = 86_400_000L;

  private final boolean forgetful;
  private transient ValueState<Long> count;

  CountPerKey(boolean forgetful) {
    this.forgetful = forgetful;
  }

  @Override
  public void open(OpenContext context) {
    count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
  }

  @Override
  public void processElement(String value, Context context, Collector<String> out)
      throws Exception {
    count.update(count.value() == null ? 1 : count.value() + 1);
    if (forgetful) {
      context.timerService().registerEventTimeTimer(context.timestamp() + DAY);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
    count.clear();
  }
}
