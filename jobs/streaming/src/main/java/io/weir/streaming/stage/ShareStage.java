package io.weir.streaming.stage;

import io.weir.engine.event.Event;
import io.weir.engine.subject.ShareEvaluator;
import io.weir.engine.subject.ShareState;
import io.weir.engine.subject.Shares;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.Portion;
import io.weir.streaming.serial.WireType;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The first step of platform-wide aggregates: adds up one share of the events, slice by slice.
 *
 * <p>Keeps one packed entry per share ({@link ShareState} says what and how much) and one
 * event-time timer: a slice is sent when the watermark passes it, an empty entry is removed.
 */
public final class ShareStage
    extends KeyedBroadcastProcessFunction<String, Hop, ControlRecord, Portion> {
  private static final long serialVersionUID = 1;

  private final StageOptions options;
  private transient StageRuntime runtime;
  private transient ShareEvaluator evaluator;
  private transient ValueState<ShareState> states;

  public ShareStage(StageOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    runtime = new StageRuntime(KeyStage.PLATFORM, options, getRuntimeContext());
    evaluator = new ShareEvaluator(runtime.versions());
    states =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("share", WireType.shares(options.catalog())));
  }

  @Override
  public void processElement(Hop hop, ReadOnlyContext context, Collector<Portion> out)
      throws IOException {
    Event event = hop.event();
    ShareState known = states.value();
    ShareState state = known == null ? new ShareState() : known;
    evaluator.take(event, state, context.timerService().currentWatermark(), runtime);
    lookAgain(state, context);
    keep(state, known != null);
  }

  @Override
  public void processBroadcastElement(
      ControlRecord entry, Context context, Collector<Portion> out) {
    runtime.learn(entry);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Portion> out)
      throws IOException {
    ShareState state = states.value();
    if (state == null || state.timer() != timestamp) {
      return;
    }
    state.timer(Long.MAX_VALUE);
    String whole = Shares.platformOf(context.getCurrentKey());
    long watermark = context.timerService().currentWatermark();
    evaluator.send(state, watermark, slice -> out.collect(new Portion(whole, slice)));
    lookAgain(state, context);
    keep(state, true);
  }

  private void lookAgain(ShareState state, ReadOnlyContext context) {
    long end = evaluator.nextEnd(state);
    if (end < state.timer()) {
      state.timer(end);
      context.timerService().registerEventTimeTimer(end);
    }
  }

  private void keep(ShareState state, boolean stored) throws IOException {
    if (!state.isEmpty()) {
      states.update(state);
    } else if (stored) {
      states.clear();
    }
  }
}
