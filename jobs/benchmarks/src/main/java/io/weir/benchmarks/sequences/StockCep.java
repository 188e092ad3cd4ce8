package io.weir.benchmarks.sequences;

import io.weir.benchmarks.flow.Operation;
import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.flow.Sightings;
import io.weir.benchmarks.flow.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The same chains as one stock event-time CEP operator each, with conditions in plain Java. A match
 * with any earlier events counts once per completing event, as our patterns mean it.
 */
final class StockCep {
  private final List<Chain> chains;
  private final boolean filtered;

  /**
   * @param filtered whether each operator gets only the kinds its pattern speaks of
   */
  StockCep(List<Chain> chains, boolean filtered) {
    this.chains = chains;
    this.filtered = filtered;
  }

  Ring.Outcome run(Ring ring, Traffic traffic) throws Exception {
    Ring.Form<Operation> form =
        new Ring.Form<>(
            Operation.class, TypeInformation.of(Operation.class), operation -> operation.time);
    Ring.Outcome outcome = ring.run(traffic.operations(), form, this::define);
    return new Ring.Outcome(
        outcome.found().stream().collect(Collectors.toSet()), outcome.reading());
  }

  private DataStream<String> define(
      StreamExecutionEnvironment env, DataStream<Operation> operations) {
    DataStream<String> all = null;
    for (Chain chain : chains) {
      DataStream<Operation> concerned =
          filtered ? operations.filter(one -> chain.concerns(one.kind)) : operations;
      DataStream<String> found =
          CEP.pattern(concerned.keyBy(Operation::account, Types.STRING), pattern(chain))
              .process(new Completed(chain.id()), Types.STRING);
      all = all == null ? found : all.union(found);
    }
    return all;
  }

  static Pattern<Operation, ?> pattern(Chain chain) {
    return Pattern.<Operation>begin("first")
        .where(SimpleCondition.of(one -> one.kind == chain.first() && one.success))
        .followedByAny("second")
        .where(SimpleCondition.of(one -> one.kind == chain.second()))
        .followedByAny("third")
        .where(new Third(chain))
        .within(Duration.ofMinutes(chain.minutes()));
  }

  private static final class Third extends IterativeCondition<Operation> {
    private static final long serialVersionUID = 1;

    private final Chain chain;

    Third(Chain chain) {
      this.chain = chain;
    }

    @Override
    public boolean filter(Operation one, IterativeCondition.Context<Operation> context)
        throws Exception {
      if (one.kind != chain.third() || one.amount < chain.least()) {
        return false;
      }
      if (!chain.related()) {
        return true;
      }
      for (Operation second : context.getEventsForPattern("second")) {
        return second.counterparty.equals(one.counterparty);
      }
      return false;
    }
  }

  private static final class Completed extends PatternProcessFunction<Operation, String> {
    private static final long serialVersionUID = 1;

    private final String id;

    Completed(String id) {
      this.id = id;
    }

    @Override
    public void processMatch(
        Map<String, List<Operation>> match,
        PatternProcessFunction.Context context,
        Collector<String> out) {
      out.collect(Sightings.of(id, match.get("third").get(0).id));
    }
  }
}
