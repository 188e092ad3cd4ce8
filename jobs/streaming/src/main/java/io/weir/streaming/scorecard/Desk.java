package io.weir.streaming.scorecard;

import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.Page;
import io.weir.streaming.serial.WireType;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps one page per key, which says what and how much, and one event-time timer, at which the page
 * ends. What comes when its page would already have ended is counted and left.
 *
 * @param <P> the kind of page
 */
final class Desk<P extends Page> extends KeyedProcessFunction<String, Note, Note> {
  private static final long serialVersionUID = 1;

  private final WireType<P> type;
  private final Fresh<P> fresh;
  private transient ValueState<P> pages;
  private transient Counter tooLate;

  /** Makes an empty page. */
  interface Fresh<P> extends Supplier<P>, Serializable {}

  Desk(WireType<P> type, Fresh<P> fresh) {
    this.type = type;
    this.fresh = fresh;
  }

  @Override
  public void open(OpenContext context) {
    pages = getRuntimeContext().getState(new ValueStateDescriptor<>("page", type));
    tooLate = getRuntimeContext().getMetricGroup().counter("tooLate");
  }

  @Override
  public void processElement(Note note, Context context, Collector<Note> out) throws IOException {
    P known = pages.value();
    P page = known == null ? fresh.get() : known;
    page.take(note, out::collect);
    if (known != null) {
      pages.update(page);
    } else if (page.endsAt() > context.timerService().currentWatermark()) {
      pages.update(page);
      context.timerService().registerEventTimeTimer(page.endsAt());
    } else {
      tooLate.inc();
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Note> out)
      throws IOException {
    P page = pages.value();
    if (page.endsAt() > timestamp) {
      context.timerService().registerEventTimeTimer(page.endsAt());
    } else {
      pages.clear();
    }
  }
}
