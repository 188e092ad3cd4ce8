package io.weir.benchmarks.sequences;

import io.weir.benchmarks.flow.Kind;
import io.weir.benchmarks.flow.Operation;
import io.weir.benchmarks.flow.Sightings;
import io.weir.engine.event.Event;
import io.weir.schemas.Row;
import io.weir.schemas.RowLayout;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.topology.OperatorId;
import io.weir.streaming.topology.Ports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * What one would build of Flink's parts: Kafka to Kafka, one CEP operator a chain in event time, a
 * filter by kind in front, and five seconds' wait for what may come out of order. Source and outlet
 * are our job's own.
 */
public final class StockCepJob {
  private static final Duration OUT_OF_ORDER = Duration.ofSeconds(5);

  private StockCepJob() {}

  /** Wires the job into the environment; matches go where signals go. Parallelism 1. */
  public static void define(StreamExecutionEnvironment env, Ports ports, List<Chain> chains) {
    DataStream<Operation> operations =
        ports
            .events(env, OperatorId.EVENTS)
            .map(arrival -> operation(arrival.event()))
            .returns(TypeInformation.of(Operation.class))
            .uid("operations")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Operation>forBoundedOutOfOrderness(OUT_OF_ORDER)
                    .withTimestampAssigner((operation, none) -> operation.time))
            .uid("watermarks");
    DataStream<OutRecord> all = null;
    for (Chain chain : chains) {
      DataStream<Operation> concerned =
          operations
              .filter(one -> chain.concerns(one.kind))
              .uid("filter-" + chain.id())
              .keyBy(Operation::account, Types.STRING);
      DataStream<OutRecord> found =
          CEP.pattern(concerned, StockCep.pattern(chain))
              .process(new Completed(chain.id()), WireType.outRecords())
              .uid(chain.id());
      all = all == null ? found : all.union(found);
    }
    ports.drain(all, OperatorId.OUTLET);
  }

  private static Operation operation(Event event) {
    Row row = event.row();
    RowLayout layout = row.layout();
    Operation operation = new Operation();
    operation.id = event.id();
    operation.time = event.time();
    operation.kind = Kind.ofSymbol(row.getString(layout.field("activity").index()));
    operation.success = row.getBoolean(layout.field("success").index());
    operation.account = row.getString(layout.field("account_id").index());
    operation.amount = row.getLong(layout.field("amount_minor").index());
    operation.counterparty = row.getString(layout.field("counterparty").index());
    operation.sentAt = event.sentAt();
    return operation;
  }

  /** The last completing event is remembered: its matches come one after the other. */
  private static final class Completed extends PatternProcessFunction<Operation, OutRecord> {
    private static final long serialVersionUID = 1;

    private final String id;
    private transient String last;

    Completed(String id) {
      this.id = id;
    }

    @Override
    public void processMatch(
        Map<String, List<Operation>> match, Context context, Collector<OutRecord> out) {
      Operation third = match.get("third").get(0);
      if (!third.id.equals(last)) {
        last = third.id;
        out.collect(
            new OutRecord(
                Destination.SIGNALS,
                third.account.getBytes(StandardCharsets.UTF_8),
                Sightings.of(id, third.id).getBytes(StandardCharsets.UTF_8),
                third.time,
                third.sentAt));
      }
    }
  }
}
