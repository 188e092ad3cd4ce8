package io.weir.engine.subject;

import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.StagePlans;
import io.weir.engine.program.Versions;
import io.weir.patterns.model.KeyStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The second of the two steps of platform-wide aggregates: puts the shares of a slice together when
 * the watermark has passed it, and judges the patterns of the whole, once a slice, by the latest
 * event in it that they may ask by. What holds follows from the events alone. Not thread-safe.
 */
public final class PlatformEvaluator {
  private static final String KEY = "platform=platform";

  private final Versions versions;
  private final SubjectEvaluator whole;

  public PlatformEvaluator(Versions versions) {
    this.versions = versions;
    this.whole = new SubjectEvaluator(KeyStage.PLATFORM, versions);
  }

  /** Lets a share's slice wait until all shares have sent theirs. */
  public void take(Slice slice, PlatformState state) {
    state.waiting.computeIfAbsent(slice.last, last -> new ArrayList<>()).add(slice);
  }

  /** Judges, in order, the slices the watermark has passed, and drops what has ended. */
  public void onWatermark(PlatformState state, long watermark, Outlet out) {
    while (!state.waiting.isEmpty() && state.waiting.firstKey() <= watermark) {
      List<Slice> slices = state.waiting.pollFirstEntry().getValue();
      slices.sort(Comparator.comparingInt(slice -> slice.share));
      judge(slices, state.subject, out);
    }
    whole.onWatermark(state.subject, watermark, out);
  }

  /** Event time at which {@link #onWatermark} should be called next; Long.MAX_VALUE: never. */
  public long nextEnd(PlatformState state) {
    long waiting = state.waiting.isEmpty() ? Long.MAX_VALUE : state.waiting.firstKey();
    return Math.min(waiting, whole.nextEnd(state.subject));
  }

  private void judge(List<Slice> slices, SubjectState state, Outlet out) {
    List<Event> asking = asking(slices);
    leave(slices, state);
    asking.forEach(Event::inTurn);
    asking.forEach(event -> whole.freeze(event, state, true));
    enter(slices, state);
    asking.forEach(event -> whole.freeze(event, state, false));
    asking.forEach(event -> whole.judge(event, state, out));
  }

  /** The latest event of all shares for each alternative, each event once, in order. */
  private static List<Event> asking(List<Slice> slices) {
    Map<String, Event> latest = new TreeMap<>();
    for (Slice slice : slices) {
      slice.asking.forEach(
          (name, events) ->
              latest.merge(name, events.last(), (a, b) -> a.compareTo(b) >= 0 ? a : b));
    }
    return latest.values().stream().distinct().sorted().toList();
  }

  /** Takes out what was said of signals before, so that what is said of them now stays. */
  private void leave(List<Slice> slices, SubjectState state) {
    Sub sub = state.subs.get(KEY);
    for (Slice slice : slices) {
      StagePlans plans = new StagePlans(KeyStage.PLATFORM, versions.near(slice.last));
      for (long id : slice.gone) {
        if (sub != null) {
          sub.windows.leave(id, plans::measure);
        }
      }
    }
  }

  private void enter(List<Slice> slices, SubjectState state) {
    Sub sub = state.subs.computeIfAbsent(KEY, key -> new Sub());
    for (Slice slice : slices) {
      StagePlans plans = new StagePlans(KeyStage.PLATFORM, versions.near(slice.last));
      for (int i = 0; i < slice.batches.size(); i++) {
        Measure measure = plans.measure(slice.batches.id(i));
        if (measure != null) {
          sub.windows.begun(measure).enter(slice.batches.window(i), measure);
        }
      }
    }
  }
}
