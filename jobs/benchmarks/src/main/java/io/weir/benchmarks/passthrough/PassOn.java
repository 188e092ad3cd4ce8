package io.weir.benchmarks.passthrough;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.engine.program.Versions;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.policy.PolicyReader;
import io.weir.streaming.gatekeeper.PatternBook;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.stage.Routes;
import io.weir.streaming.stage.StageOptions;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** A stage that sends events on as the patterns would have it and looks at nothing. No state. */
final class PassOn extends KeyedProcessFunction<String, Hop, OutRecord> {
  private static final long serialVersionUID = 1;
  private static final long SEED = 1;

  private final KeyStage stage;
  private final StageOptions options;
  private final Routes routes;
  private final int decisionBytes;
  private transient Versions versions;
  private transient byte[] decision;

  PassOn(KeyStage stage, StageOptions options, Routes routes, int decisionBytes) {
    this.stage = stage;
    this.options = options;
    this.routes = routes;
    this.decisionBytes = decisionBytes;
  }

  @Override
  public void open(OpenContext context) {
    versions =
        new PatternBook(
                options.catalog(),
                PolicyReader.read("policy.yaml", options.policyText()).policy(),
                options.log())
            .versions();
    decision = new byte[decisionBytes];
    new SplittableRandom(SEED).nextBytes(decision);
  }

  @Override
  public void processElement(Hop hop, Context context, Collector<OutRecord> out) {
    Event event = hop.event();
    if (stage != KeyStage.ACCOUNT) {
      KeyStage next = versions.at(event.appendTime()).next(event, stage);
      if (next != null) {
        context.output(routes.to(next), new Hop(Keys.at(next, event), event));
      }
    } else if (event.stream().decide()) {
      out.collect(
          new OutRecord(
              Destination.DECISIONS,
              hop.key().getBytes(StandardCharsets.UTF_8),
              decision,
              event.appendTime(),
              event.sentAt()));
    }
  }
}
