package io.weir.benchmarks.passthrough;

import static io.weir.streaming.topology.OperatorId.named;

import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.stage.Intake;
import io.weir.streaming.stage.Routes;
import io.weir.streaming.stage.StageOptions;
import io.weir.streaming.topology.DetectionJob;
import io.weir.streaming.topology.OperatorId;
import io.weir.streaming.topology.Ports;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job's line with nothing on it: the same source, intake, edges and outlet; an event takes
 * the hops it would take under the same patterns, but for the platform's shares beside the walk, is
 * kept nowhere, and each operation leaves one record as large as a decision.
 */
public final class PassThroughJob {
  private PassThroughJob() {}

  /**
   * Wires the job into the environment.
   *
   * @param decisionBytes size of what leaves for each operation
   */
  public static void define(
      StreamExecutionEnvironment env, Ports ports, StageOptions options, int decisionBytes) {
    env.setMaxParallelism(DetectionJob.MAX_PARALLELISM);
    StreamCatalog catalog = options.catalog();
    Routes routes = new Routes(catalog);
    List<SingleOutputStreamOperator<OutRecord>> before = new ArrayList<>();
    before.add(
        named(
            ports
                .events(env, OperatorId.EVENTS)
                .process(new Intake(catalog, routes), WireType.outRecords()),
            OperatorId.INTAKE));
    SingleOutputStreamOperator<OutRecord> last = null;
    for (KeyStage stage : KeyStage.line()) {
      last = stage(before, routes, stage, options, decisionBytes);
      before.add(last);
    }
    ports.drain(last, OperatorId.DECISION_OUTLET);
    ports.drain(before.get(0), OperatorId.OUTLET);
  }

  private static SingleOutputStreamOperator<OutRecord> stage(
      List<SingleOutputStreamOperator<OutRecord>> before,
      Routes routes,
      KeyStage stage,
      StageOptions options,
      int decisionBytes) {
    DataStream<Hop> edges = null;
    for (SingleOutputStreamOperator<OutRecord> operator : before) {
      DataStream<Hop> edge = operator.getSideOutput(routes.to(stage));
      edges = edges == null ? edge : edges.union(edge);
    }
    return named(
        edges
            .keyBy(Hop::key, Types.STRING)
            .process(new PassOn(stage, options, routes, decisionBytes), WireType.outRecords()),
        OperatorId.of(stage));
  }
}
