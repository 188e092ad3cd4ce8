package io.weir.streaming.stage;

import io.weir.engine.subject.PlatformEvaluator;
import io.weir.engine.subject.PlatformState;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Portion;
import io.weir.streaming.serial.WireType;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/**
 * The second step of platform-wide aggregates: puts the shares of a slice together and judges.
 *
 * <p>Keeps one packed entry per platform ({@link PlatformState} says what and how much) and one
 * event-time timer; an empty entry is removed. The shares send a slice before they let the
 * watermark pass it, so that all of it is here when the timer fires.
 */
public final class PlatformStage extends JudgingStage<Portion, PlatformState> {
  private static final long serialVersionUID = 1;

  private transient StageRuntime runtime;
  private transient PlatformEvaluator evaluator;
  private transient Entries<PlatformState> entries;

  public PlatformStage(StageOptions options) {
    super(options);
  }

  @Override
  public void open(OpenContext context) {
    runtime = start(KeyStage.PLATFORM);
    evaluator = new PlatformEvaluator(runtime.versions());
    entries = entries("platform", WireType.platforms(options.catalog()));
  }

  @Override
  public void processElement(Portion portion, ReadOnlyContext context, Collector<OutRecord> out)
      throws IOException {
    PlatformState known = entries.of(portion.key());
    PlatformState state = known == null ? new PlatformState() : known;
    evaluator.take(portion.slice(), state);
    lookAgain(state, portion.slice().last(), context);
    entries.keep(portion.key(), state);
  }

  @Override
  public void processBroadcastElement(
      ControlRecord entry, Context context, Collector<OutRecord> out) {
    runtime.learn(entry);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutRecord> out)
      throws IOException {
    PlatformState state = entries.of(context.getCurrentKey());
    if (state == null || state.timer() != timestamp) {
      return;
    }
    runtime.because(timestamp, out, (next, onward) -> {});
    state.timer(Long.MAX_VALUE);
    evaluator.onWatermark(state, context.timerService().currentWatermark(), runtime);
    lookAgain(state, evaluator.nextEnd(state), context);
    entries.keep(context.getCurrentKey(), state);
  }
}
