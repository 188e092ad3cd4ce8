package io.weir.streaming.topology;

import static io.weir.patterns.model.KeyStage.ACCOUNT;
import static io.weir.streaming.topology.OperatorId.named;

import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.stage.AccountStage;
import io.weir.streaming.stage.FrozenIntake;
import io.weir.streaming.stage.Routes;
import io.weir.streaming.stage.StageOperator;
import io.weir.streaming.stage.StageOptions;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The end of the line alone, for events that walked along it once: what other keys, lists and
 * profiles said of them stands on them and is not asked again. Signals that came back stand among
 * them.
 *
 * <pre>
 * events with their facts ─▶ intake ─▶ account ─▶ decisions, signals, alerts, restrictions
 * </pre>
 */
public final class FrozenJob {
  private FrozenJob() {}

  /**
   * Wires the job into the environment.
   *
   * @param ports its events carry what they collected
   */
  public static void define(StreamExecutionEnvironment env, Ports ports, StageOptions options) {
    env.setMaxParallelism(DetectionJob.MAX_PARALLELISM);
    Routes routes = new Routes(options.catalog());
    DataStream<Hop> hops =
        named(
            ports
                .events(env, OperatorId.EVENTS)
                .process(new FrozenIntake(), WireType.hops(options.catalog())),
            OperatorId.INTAKE);
    DataStream<ControlRecord> patterns = ports.patternLog(env, OperatorId.PATTERN_LOG).broadcast();
    SingleOutputStreamOperator<OutRecord> decided =
        named(
            hops.keyBy(Hop::key, Types.STRING)
                .connect(patterns)
                .transform(
                    "stage",
                    WireType.outRecords(),
                    new StageOperator<>(new AccountStage(options, routes))),
            OperatorId.of(ACCOUNT));
    ports.drain(decided, OperatorId.DECISION_OUTLET);
  }
}
