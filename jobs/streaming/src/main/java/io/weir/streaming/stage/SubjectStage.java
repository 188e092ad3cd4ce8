package io.weir.streaming.stage;

import io.weir.engine.event.Event;
import io.weir.engine.outlet.Stopwatch;
import io.weir.engine.program.Keys;
import io.weir.engine.subject.SubjectEvaluator;
import io.weir.engine.subject.SubjectState;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * A stage of keys that may be hot: aggregates, one-event patterns, then the event walks on.
 *
 * <p>Keeps one packed entry per key ({@link SubjectState} says what and how much) and one
 * event-time timer, at which what has ended is dropped; an empty entry is removed.
 */
public final class SubjectStage extends JudgingStage<Hop, SubjectState> {
  /** Word that events wait here, for all subtasks that decide. */
  public static final OutputTag<ControlRecord> WAITING =
      new OutputTag<>("waiting", WireType.controlRecords());

  private static final long serialVersionUID = 1;

  private final KeyStage stage;
  private final Routes routes;
  private transient StageRuntime runtime;
  private transient SubjectEvaluator evaluator;
  private transient Entries<SubjectState> entries;

  public SubjectStage(KeyStage stage, StageOptions options, Routes routes) {
    super(options);
    this.stage = stage;
    this.routes = routes;
  }

  @Override
  public void open(OpenContext context) {
    runtime = start(stage);
    evaluator =
        new SubjectEvaluator(
            stage, runtime.versions(), new Stopwatch(WallClock::nanos), options.mostWaiting());
    entries = entries("subject", WireType.subjectStates(options.catalog()));
  }

  @Override
  public void processElement(Hop hop, ReadOnlyContext context, Collector<OutRecord> out)
      throws IOException {
    Event event = hop.event();
    evaluator.turnTo(hop.key());
    SubjectState known = entries.of(hop.key());
    SubjectState state = known == null ? new SubjectState() : known;
    runtime.turnTo(hop.key());
    runtime.because(event, out, (next, onward) -> context.output(routes.to(next), onward));
    if (stage != KeyStage.REFERENCE || Keys.walksWith(event, Keys.dimensionOf(hop.key(), event))) {
      // Of several reference keys one walks: the platform is told by that one alone.
      runtime.share(event, share -> context.output(routes.to(KeyStage.PLATFORM), share));
    }
    if (runtime.mustSettle(event)) {
      long waiting = runtime.waiting(event, context.timerService().currentWatermark());
      if (waiting != Long.MIN_VALUE) {
        context.output(WAITING, ControlRecord.notice(waiting));
      }
      evaluator.settle(event, state, runtime);
      lookAgain(state, event.time(), context);
    } else {
      evaluator.eager(event, state, runtime);
      lookAgain(state, evaluator.endOf(event), context);
    }
    tellGuard(runtime, context);
    entries.keep(hop.key(), state);
  }

  @Override
  public void processBroadcastElement(
      ControlRecord entry, Context context, Collector<OutRecord> out) {
    runtime.learn(entry);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutRecord> out)
      throws IOException {
    SubjectState state = entries.of(context.getCurrentKey());
    if (state == null || state.timer() != timestamp) {
      return;
    }
    runtime.turnTo(context.getCurrentKey());
    runtime.because(timestamp, out, (next, onward) -> context.output(routes.to(next), onward));
    state.timer(Long.MAX_VALUE);
    evaluator.turnTo(context.getCurrentKey());
    evaluator.onWatermark(state, context.timerService().currentWatermark(), runtime);
    lookAgain(state, evaluator.nextEnd(state), context);
    entries.keep(context.getCurrentKey(), state);
  }
}
