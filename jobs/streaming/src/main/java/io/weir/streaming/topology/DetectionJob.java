package io.weir.streaming.topology;

import static io.weir.patterns.model.KeyStage.ACCOUNT;
import static io.weir.patterns.model.KeyStage.PLATFORM;
import static io.weir.streaming.topology.OperatorId.named;

import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.audit.AuditTrail;
import io.weir.streaming.gatekeeper.Gatekeeper;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Portion;
import io.weir.streaming.record.Tally;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.stage.AccountStage;
import io.weir.streaming.stage.GuardStage;
import io.weir.streaming.stage.Intake;
import io.weir.streaming.stage.PlatformStage;
import io.weir.streaming.stage.Routes;
import io.weir.streaming.stage.Sealing;
import io.weir.streaming.stage.ShareStage;
import io.weir.streaming.stage.StageOperator;
import io.weir.streaming.stage.StageOptions;
import io.weir.streaming.stage.SubjectStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job's wiring: an event walks once along the line of stages, collects facts, and the
 * account stage decides. All stages and all forward edges exist from the start, so that a pattern
 * added while the job runs never needs another graph.
 *
 * <pre>
 * events ─▶ intake ─▶ source ─▶ device ─▶ payee ─▶ reference ─▶ account ─▶ decisions
 *             └───────┴────────┴─────────┴─── skip edges ──────────┘
 * inputs, signals ─▶ input-intake ─▶ (the same edges)
 * first stage of each event ─▶ platform shares ─▶ platform (beside the walk)
 * pattern log ─▶ gatekeeper ─▶ (broadcast to every stage)
 * gatekeeper, input-intake ─▶ audit ─▶ the audit trail
 * signals that come back, active accounts ─▶ guard ─▶ (pattern log)
 * source, device, payee, reference ─▶ "an event waits" (broadcast to the account stage)
 * </pre>
 */
public final class DetectionJob {
  /** Fixed for ever: keyed state is spread over this many key groups. */
  public static final int MAX_PARALLELISM = 128;

  private DetectionJob() {}

  /** Wires the job into the environment. */
  public static void define(StreamExecutionEnvironment env, Ports ports, StageOptions options) {
    env.setMaxParallelism(MAX_PARALLELISM);
    StreamCatalog catalog = options.catalog();
    Routes routes = new Routes(catalog);
    List<DataStream<OutRecord>> statements = new ArrayList<>();

    DataStream<ControlRecord> log = ports.patternLog(env, OperatorId.PATTERN_LOG);
    SingleOutputStreamOperator<ControlRecord> accepted =
        named(
                log.process(
                    new Gatekeeper(catalog, options.policyText(), options.log()),
                    WireType.controlRecords()),
                OperatorId.GATEKEEPER)
            .setParallelism(1)
            .setMaxParallelism(1);
    DataStream<ControlRecord> patterns = accepted.broadcast();
    statements.add(accepted.getSideOutput(Gatekeeper.VERDICTS));

    List<DataStream<AuditEntry>> audited = new ArrayList<>();
    audited.add(accepted.getSideOutput(Gatekeeper.AUDIT));

    List<SingleOutputStreamOperator<OutRecord>> before = new ArrayList<>();
    before.add(
        named(
            ports
                .events(env, OperatorId.EVENTS)
                .process(new Intake(catalog, routes), WireType.outRecords()),
            OperatorId.INTAKE));
    Optional<DataStream<Arrival>> inputs = ports.inputs(env, OperatorId.INPUTS);
    if (inputs.isPresent()) {
      before.add(
          named(
                  inputs.get().process(new Intake(catalog, routes, true), WireType.outRecords()),
                  OperatorId.INPUT_INTAKE)
              .setParallelism(1));
      audited.add(before.get(1).getSideOutput(Intake.AUDIT));
    }
    statements.addAll(before);
    statements.add(
        named(
                union(audited)
                    .process(new AuditTrail(catalog, options.signingKey()), WireType.outRecords()),
                OperatorId.AUDIT)
            .setParallelism(1)
            .setMaxParallelism(1)
            .global()); // through one outlet, so that the chain stays in order

    List<DataStream<ControlRecord>> toAccounts = new ArrayList<>(List.of(accepted));
    for (KeyStage stage : KeyStage.line()) {
      if (stage != ACCOUNT) {
        SingleOutputStreamOperator<OutRecord> staged =
            stage(
                before,
                routes,
                stage,
                patterns,
                new StageOperator<>(new SubjectStage(stage, options, routes)));
        before.add(staged);
        statements.add(staged);
        toAccounts.add(staged.getSideOutput(SubjectStage.WAITING));
      }
    }
    SingleOutputStreamOperator<OutRecord> decided =
        stage(
            before,
            routes,
            ACCOUNT,
            union(toAccounts).broadcast(),
            new StageOperator<>(new AccountStage(options, routes)));
    before.add(decided);
    statements.add(platform(before, routes, patterns, options));
    statements.add(guard(before, accepted.broadcast(nothing()), options));
    drain(ports, decided, statements, options.signingKey());
    if (options.evaluated()) {
      ports.drain(decided.getSideOutput(AccountStage.EVALUATED), OperatorId.EVALUATED_OUTLET);
    }
  }

  /** Where restrictions are signed, they leave the account stage's thread for that. */
  private static void drain(
      Ports ports,
      SingleOutputStreamOperator<OutRecord> decided,
      List<DataStream<OutRecord>> statements,
      String signingKey) {
    if (signingKey == null) {
      ports.drain(decided, OperatorId.DECISION_OUTLET);
      ports.drain(union(statements), OperatorId.OUTLET);
      return;
    }
    statements.add(
        named(
            decided.filter(record -> record.destination() == Destination.RESTRICTIONS),
            OperatorId.RESTRICTED));
    ports.drain(
        named(
            decided.filter(record -> record.destination() != Destination.RESTRICTIONS),
            OperatorId.UNSEALED),
        OperatorId.DECISION_OUTLET);
    ports.drain(
        named(
            union(statements).process(new Sealing(signingKey), WireType.outRecords()),
            OperatorId.SEAL),
        OperatorId.OUTLET);
  }

  private static SingleOutputStreamOperator<OutRecord> stage(
      List<SingleOutputStreamOperator<OutRecord>> before,
      Routes routes,
      KeyStage stage,
      DataStream<ControlRecord> control,
      StageOperator<Hop, OutRecord> operator) {
    List<DataStream<Hop>> edges = new ArrayList<>();
    before.forEach(one -> edges.add(one.getSideOutput(routes.to(stage))));
    return named(
        union(edges)
            .keyBy(Hop::key, Types.STRING)
            .connect(control)
            .transform("stage", WireType.outRecords(), operator),
        OperatorId.of(stage));
  }

  /**
   * Beside the walk, in two steps: shares are many, the whole is one and gets a slice at a time.
   */
  private static SingleOutputStreamOperator<OutRecord> platform(
      List<SingleOutputStreamOperator<OutRecord>> stages,
      Routes routes,
      DataStream<ControlRecord> patterns,
      StageOptions options) {
    List<DataStream<Hop>> edges = new ArrayList<>();
    stages.forEach(operator -> edges.add(operator.getSideOutput(routes.to(PLATFORM))));
    SingleOutputStreamOperator<Portion> shares =
        named(
            union(edges)
                .keyBy(Hop::key, Types.STRING)
                .connect(patterns)
                .transform(
                    "stage",
                    WireType.portions(options.catalog()),
                    new StageOperator<>(new ShareStage(options))),
            OperatorId.SHARE_STAGE);
    return named(
        shares
            .keyBy(Portion::key, Types.STRING)
            .connect(patterns)
            .transform(
                "stage", WireType.outRecords(), new StageOperator<>(new PlatformStage(options))),
        OperatorId.PLATFORM_STAGE);
  }

  /** Beside the walk: what patterns do to a tenant's customers, by what intake and stages tell. */
  private static SingleOutputStreamOperator<OutRecord> guard(
      List<SingleOutputStreamOperator<OutRecord>> stages,
      BroadcastStream<ControlRecord> patterns,
      StageOptions options) {
    List<DataStream<Tally>> tallies = new ArrayList<>();
    stages.forEach(operator -> tallies.add(operator.getSideOutput(GuardStage.TALLIES)));
    return named(
        union(tallies)
            .keyBy(Tally::key, Types.STRING)
            .connect(patterns)
            .process(new GuardStage(options), WireType.outRecords()),
        OperatorId.GUARD_STAGE);
  }

  @SuppressWarnings("unchecked")
  private static <T> DataStream<T> union(List<? extends DataStream<T>> streams) {
    DataStream<T> first = streams.get(0);
    return streams.size() == 1
        ? first
        : first.union(streams.subList(1, streams.size()).toArray(DataStream[]::new));
  }

  /** Stages load the pattern set from the log itself: nothing of it is broadcast state. */
  private static MapStateDescriptor<Void, Void> nothing() {
    return new MapStateDescriptor<>("none", Types.VOID, Types.VOID);
  }
}
