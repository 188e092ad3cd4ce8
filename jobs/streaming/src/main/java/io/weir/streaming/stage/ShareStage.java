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
import org.apache.flink.util.Collector;

/**
 * The first step of platform-wide aggregates: adds up one share of the events, slice by slice.
 *
 * <p>Keeps one packed entry per share ({@link ShareState} says what and how much) and one
 * event-time timer: a slice is sent when the watermark passes it, an empty entry is removed.
 */
public final class ShareStage extends KeyedStage<Hop, Portion, ShareState> {
  private static final long serialVersionUID = 1;

  private transient StageRuntime runtime;
  private transient ShareEvaluator evaluator;
  private transient Entries<ShareState> entries;

  public ShareStage(StageOptions options) {
    super(options);
  }

  @Override
  public void open(OpenContext context) {
    runtime = new StageRuntime(KeyStage.PLATFORM, options, getRuntimeContext());
    evaluator = new ShareEvaluator(runtime.versions());
    entries = entries("share", WireType.shares(options.catalog()));
  }

  @Override
  public void processElement(Hop hop, ReadOnlyContext context, Collector<Portion> out)
      throws IOException {
    Event event = hop.event();
    ShareState known = entries.of(hop.key());
    ShareState state = known == null ? new ShareState() : known;
    evaluator.take(event, state, context.timerService().currentWatermark(), runtime);
    lookAgain(state, evaluator.nextEnd(state), context);
    entries.keep(hop.key(), state);
  }

  @Override
  public void processBroadcastElement(
      ControlRecord entry, Context context, Collector<Portion> out) {
    runtime.learn(entry);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Portion> out)
      throws IOException {
    ShareState state = entries.of(context.getCurrentKey());
    if (state == null || state.timer() != timestamp) {
      return;
    }
    state.timer(Long.MAX_VALUE);
    String whole = Shares.platformOf(context.getCurrentKey());
    long watermark = context.timerService().currentWatermark();
    evaluator.send(state, watermark, slice -> out.collect(new Portion(whole, slice)));
    lookAgain(state, evaluator.nextEnd(state), context);
    entries.keep(context.getCurrentKey(), state);
  }
}
