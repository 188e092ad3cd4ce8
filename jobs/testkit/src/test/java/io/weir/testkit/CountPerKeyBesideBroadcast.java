package io.weir.testkit;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Counts per key and forgets nothing; hands on what is broadcast. */
final class CountPerKeyBesideBroadcast
    extends KeyedBroadcastProcessFunction<String, String, String, String> {
  private transient ValueState<Long> count;

  @Override
  public void open(OpenContext context) {
    count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
  }

  @Override
  public void processElement(String value, ReadOnlyContext context, Collector<String> out)
      throws Exception {
    count.update(count.value() == null ? 1 : count.value() + 1);
  }

  @Override
  public void processBroadcastElement(String value, Context context, Collector<String> out) {
    out.collect(value);
  }
}
