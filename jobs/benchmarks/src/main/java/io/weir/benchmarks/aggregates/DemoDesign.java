package io.weir.benchmarks.aggregates;

import io.weir.benchmarks.flow.Operation;
import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.flow.Sightings;
import io.weir.benchmarks.flow.Traffic;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Window rules as the public Flink fraud demo describes them: each event goes out once for every
 * rule, keyed by what the rule groups by; the keyed function keeps the events by their time and,
 * for each rule, looks at all that lie in its window. Written from that description. In its favour
 * the rules are there from the start instead of being broadcast.
 */
final class DemoDesign {
  private final List<WindowRule> rules;

  DemoDesign(List<WindowRule> rules) {
    this.rules = rules;
  }

  Ring.Outcome run(Ring ring, Traffic traffic) throws Exception {
    Ring.Form<Operation> form =
        new Ring.Form<>(
            Operation.class, TypeInformation.of(Operation.class), operation -> operation.time);
    return ring.run(traffic.operations(), form, this::define);
  }

  private DataStream<String> define(
      StreamExecutionEnvironment env, DataStream<Operation> operations) {
    WindowRule[] all = rules.toArray(WindowRule[]::new);
    return operations
        .flatMap(new FanOut(all))
        .returns(new TypeHint<Tuple3<Operation, String, Integer>>() {})
        .keyBy(keyed -> keyed.f1, Types.STRING)
        .process(new Rescan(all), Types.STRING);
  }

  /** Each event once for every rule, with the key it has there and the rule's number. */
  private static final class FanOut
      implements FlatMapFunction<Operation, Tuple3<Operation, String, Integer>> {
    private static final long serialVersionUID = 1;

    private final WindowRule[] rules;

    FanOut(WindowRule[] rules) {
      this.rules = rules;
    }

    @Override
    public void flatMap(Operation event, Collector<Tuple3<Operation, String, Integer>> out) {
      for (WindowRule rule : rules) {
        out.collect(Tuple3.of(event, event.account, rule.number()));
      }
    }
  }

  /**
   * Keeps an account's events by their time, as long as the widest window; a timer for each event
   * removes what is older.
   */
  private static final class Rescan
      extends KeyedProcessFunction<String, Tuple3<Operation, String, Integer>, String> {
    private static final long serialVersionUID = 1;

    private final WindowRule[] rules;
    private final long widest;
    private transient MapState<Long, Set<Operation>> window;

    Rescan(WindowRule[] rules) {
      this.rules = rules;
      this.widest =
          Arrays.stream(rules).mapToLong(rule -> rule.minutes() * 60_000L).max().orElse(0);
    }

    @Override
    public void open(OpenContext context) {
      window =
          getRuntimeContext()
              .getMapState(
                  new MapStateDescriptor<>(
                      "window", Types.LONG, TypeInformation.of(new TypeHint<Set<Operation>>() {})));
    }

    @Override
    public void processElement(
        Tuple3<Operation, String, Integer> keyed, Context context, Collector<String> out)
        throws Exception {
      Operation event = keyed.f0;
      Set<Operation> sameTime = window.get(event.time);
      if (sameTime == null) {
        sameTime = new HashSet<>();
      }
      sameTime.add(event);
      window.put(event.time, sameTime);
      context.timerService().registerEventTimeTimer(event.time + widest);

      WindowRule rule = rules[keyed.f2];
      if (exceeds(rule, event.time)) {
        out.collect(Sightings.of(rule.id(), event.id));
      }
    }

    private boolean exceeds(WindowRule rule, long time) throws Exception {
      long from = time - rule.minutes() * 60_000L;
      Amounts amounts = new Amounts();
      for (Map.Entry<Long, Set<Operation>> at : window.entries()) {
        if (at.getKey() > from && at.getKey() <= time) {
          for (Operation event : at.getValue()) {
            amounts.add(event.amount);
          }
        }
      }
      return amounts.exceed(rule);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out)
        throws Exception {
      long oldest = timestamp - widest;
      Iterator<Long> times = window.keys().iterator();
      while (times.hasNext()) {
        if (times.next() <= oldest) {
          times.remove();
        }
      }
    }
  }
}
