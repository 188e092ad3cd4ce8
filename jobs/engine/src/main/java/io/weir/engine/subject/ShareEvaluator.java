package io.weir.engine.subject;

import io.weir.engine.aggregate.Batch;
import io.weir.engine.aggregate.ByMeasure;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.Event;
import io.weir.engine.event.SignalEvents;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.StagePlans;
import io.weir.engine.program.Versions;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Memo;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.KeyStage;
import java.util.function.Consumer;

/**
 * The first of the two steps of platform-wide aggregates: events are shared out by their ids, so
 * that no key is hot, and each share adds up its own, slice by slice. Not thread-safe.
 */
public final class ShareEvaluator {
  private final Versions versions;
  private final Memo memo = new Memo();
  private final Frame frame = new Frame();

  public ShareEvaluator(Versions versions) {
    this.versions = versions;
    frame.memo = memo;
  }

  /**
   * Adds an event to the slice it lies in, or to the earliest that is not complete.
   *
   * @param watermark event time no event in time can be at or before any more
   */
  public void take(Event event, ShareState state, long watermark, Outlet out) {
    Program program = versions.at(event.appendTime());
    if (!program.concernsPlatform(event)) {
      return;
    }
    KindPlan kind = program.stage(KeyStage.PLATFORM).of(event.stream(), event.row());
    Slice slice = slice(state, event, watermark);
    if (!isNews(event, state, kind, slice, out)) {
      return;
    }
    program.remember(memo, event.row());
    frame.row = event.row();
    for (Measure measure : kind.enters()) {
      if (measure.takes(frame)) {
        batch(slice, measure).enter(frame, event, measure);
      }
    }
    for (PatternPlan plan : kind.triggers()) {
      for (AlternativePlan alternative : plan.alternatives()) {
        if (mayAsk(event, alternative)) {
          slice.asks(plan.name() + '/' + alternative.alternative().name(), event);
        }
      }
    }
  }

  /** Hands over, in order, the slices the watermark has passed, and forgets what is long past. */
  public void send(ShareState state, long watermark, Consumer<Slice> taker) {
    StagePlans plans = new StagePlans(KeyStage.PLATFORM, versions.near(watermark));
    while (!state.slices.isEmpty() && state.slices.firstKey() <= watermark) {
      Slice slice = state.slices.pollFirstEntry().getValue();
      ByMeasure<Batch> batches = slice.batches;
      for (int i = 0; i < batches.size(); i++) {
        Measure measure = plans.measure(batches.id(i));
        if (measure != null) {
          batches.window(i).compact(measure);
        }
      }
      taker.accept(slice);
    }
    if (state.slices.isEmpty() && forgetAt(state) <= watermark) {
      state.seen = new SubjectState();
    }
  }

  /** Event time at which {@link #send} should be called next; Long.MAX_VALUE: never. */
  public long nextEnd(ShareState state) {
    if (state.isEmpty()) {
      return Long.MAX_VALUE;
    }
    return state.slices.isEmpty() ? forgetAt(state) : state.slices.firstKey();
  }

  private static long forgetAt(ShareState state) {
    return state.seen.newest + ShareState.REMEMBERED;
  }

  private static Slice slice(ShareState state, Event event, long watermark) {
    long last = Slice.last(Math.max(event.time(), watermark + 1));
    state.seen.newest = Math.max(state.seen.newest, last);
    return state.slices.computeIfAbsent(last, at -> new Slice(at, Shares.of(event)));
  }

  private static Batch batch(Slice slice, Measure measure) {
    Batch known = slice.batches.get(measure.windowId());
    if (known != null) {
      return known;
    }
    Batch fresh = new Batch(measure);
    slice.batches.put(measure.windowId(), fresh);
    return fresh;
  }

  /** Whether the event was not seen before; of a signal, what was said before is taken back. */
  private static boolean isNews(
      Event event, ShareState state, KindPlan kind, Slice slice, Outlet out) {
    long id = event.idHash();
    boolean news;
    if (SignalEvents.isSignal(event)) {
      boolean held = state.seen.heard.holds(id);
      boolean holds = !SignalEvents.isWithdrawn(event);
      news = state.seen.heard.take(id, SignalEvents.revision(event), holds);
      if (news && held) {
        leave(event, state, kind, slice);
      }
      if (news) {
        leaveBefore(event, state, slice);
      }
    } else {
      news = !state.seen.isDuplicate(id);
    }
    if (!news) {
      out.count(Tallied.DUPLICATE);
    }
    return news;
  }

  private static void leave(Event event, ShareState state, KindPlan kind, Slice now) {
    boolean here = false;
    for (Slice slice : state.slices.values()) {
      slice.asksNot(event.id());
      for (Measure measure : kind.enters()) {
        Batch batch = slice.batches.get(measure.windowId());
        here |= batch != null && batch.leave(event);
      }
    }
    if (!here && now.gone.size() < Slice.MOST_GONE) {
      now.gone.add(event.idHash());
    }
  }

  /** What goes in a later slice goes in this one, or what enters in it would go with it. */
  private static void leaveBefore(Event event, ShareState state, Slice now) {
    for (Slice later : state.slices.tailMap(now.last, false).values()) {
      if (later.gone.remove(event.idHash())) {
        now.gone.add(event.idHash());
      }
    }
  }

  /** Whether an alternative may hold at the event, as far as the event alone says. */
  private boolean mayAsk(Event event, AlternativePlan alternative) {
    if (!alternative.last().takes(event.row())) {
      return false;
    }
    for (Condition condition : alternative.last().own()) {
      if (condition.aggregates() == 0 && condition.test(frame) != Truth.TRUE) {
        return false;
      }
    }
    return true;
  }
}
