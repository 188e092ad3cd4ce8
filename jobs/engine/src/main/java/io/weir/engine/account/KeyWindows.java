package io.weir.engine.account;

import io.weir.engine.aggregate.AsOfWindow;
import io.weir.engine.aggregate.ByMeasure;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.Passed;
import io.weir.engine.aggregate.Series;
import io.weir.engine.aggregate.SeriesPlan;
import io.weir.engine.bytes.Varints;
import io.weir.engine.program.StagePlans;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The windows of one key: of the account itself, or of one of its sessions, cards or names. Those
 * of one stream share a series, until it holds more than can be shared; then each keeps its own
 * entries, until it is empty. Not thread-safe.
 */
final class KeyWindows {
  /** Windows with entries of their own, by window id. */
  private final ByMeasure<AsOfWindow> alone = new ByMeasure<>();

  /** By the id of the series' plan. */
  private final ByMeasure<Series> shared = new ByMeasure<>();

  /** The window of a measure with entries of its own, or null. */
  AsOfWindow alone(Measure measure) {
    return alone.isEmpty() ? null : alone.get(measure.windowId());
  }

  /** The same, begun where there is none. */
  AsOfWindow begun(Measure measure) {
    AsOfWindow known = alone(measure);
    if (known != null) {
      return known;
    }
    AsOfWindow fresh = new AsOfWindow(measure);
    alone.put(measure.windowId(), fresh);
    return fresh;
  }

  /** Whether no window of a series has entries of its own. */
  boolean shares(SeriesPlan plan) {
    for (int i = 0; i < alone.size(); i++) {
      if (plan.has(alone.id(i))) {
        return false;
      }
    }
    return true;
  }

  /** A series, or null. */
  Series shared(SeriesPlan plan) {
    return shared.get(plan.id());
  }

  /** The same, begun where there is none. */
  Series begun(SeriesPlan plan) {
    Series known = shared(plan);
    if (known != null) {
      return known;
    }
    Series fresh = new Series(plan);
    shared.put(plan.id(), fresh);
    return fresh;
  }

  /** Gives each window of a series its own entries. */
  void part(SeriesPlan plan) {
    Series series = shared(plan);
    for (Measure measure : plan.members()) {
      AsOfWindow own = series.release(measure);
      if (own != null) {
        alone.put(measure.windowId(), own);
      }
    }
    series.dropUnused();
    for (int i = shared.size() - 1; i >= 0; i--) {
      if (shared.window(i).isEmpty()) {
        shared.remove(i);
      }
    }
  }

  /** Drops what no question can reach any more. */
  void prune(StagePlans stage, Passed passed) {
    for (int i = alone.size() - 1; i >= 0; i--) {
      Measure measure = stage.measure(alone.id(i));
      AsOfWindow window = alone.window(i);
      if (measure != null) {
        window.expire(measure, passed);
      }
      if (measure == null || window.isEmpty()) {
        alone.remove(i);
      }
    }
    for (int i = shared.size() - 1; i >= 0; i--) {
      Series series = shared.window(i);
      series.expire(stage::measure, stage.identity(), passed);
      if (series.isEmpty()) {
        shared.remove(i);
      }
    }
  }

  /**
   * Merges what lies at or before the events that had to go as if the watermark had passed it, so
   * that a flood is bounded here as well. Done with every eviction and at no other time, as older
   * events can tell.
   */
  void bound(StagePlans stage, Passed until) {
    for (int i = 0; i < alone.size(); i++) {
      Measure measure = stage.measure(alone.id(i));
      if (measure != null) {
        alone.window(i).compact(measure, until);
      }
    }
    for (int i = 0; i < shared.size(); i++) {
      shared.window(i).bound(stage::measure, until);
    }
  }

  /**
   * Event time at which all windows will have ended; Long.MIN_VALUE where there is none.
   *
   * @param kept event time until which events may be asked again
   */
  long end(StagePlans stage, long kept) {
    long end = Long.MIN_VALUE;
    for (int i = 0; i < alone.size(); i++) {
      Measure measure = stage.measure(alone.id(i));
      AsOfWindow window = alone.window(i);
      boolean over = measure == null || window.isEmpty();
      end = Math.max(end, over ? 0 : window.end(measure, kept));
    }
    for (int i = 0; i < shared.size(); i++) {
      end = Math.max(end, Math.max(0, shared.window(i).end(stage::measure, kept)));
    }
    return end;
  }

  /** Event time of the newest entry; Long.MIN_VALUE where there is none. */
  long newest() {
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < alone.size(); i++) {
      AsOfWindow window = alone.window(i);
      newest = window.isEmpty() ? newest : Math.max(newest, window.newest());
    }
    for (int i = 0; i < shared.size(); i++) {
      Series series = shared.window(i);
      newest = series.isEmpty() ? newest : Math.max(newest, series.newest());
    }
    return newest;
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return alone.isEmpty() && shared.isEmpty();
  }

  /** An independent copy. */
  KeyWindows copy() {
    KeyWindows copy = new KeyWindows();
    for (int i = 0; i < alone.size(); i++) {
      copy.alone.put(alone.id(i), alone.window(i).copy());
    }
    for (int i = 0; i < shared.size(); i++) {
      copy.shared.put(shared.id(i), shared.window(i).copy());
    }
    return copy;
  }

  /** Writes the windows; {@link #read} is the inverse. */
  void write(DataOutput out) throws IOException {
    Varints.writeUnsigned(out, alone.size());
    for (int i = 0; i < alone.size(); i++) {
      out.writeLong(alone.id(i));
      alone.window(i).write(out);
    }
    Varints.writeUnsigned(out, shared.size());
    for (int i = 0; i < shared.size(); i++) {
      out.writeLong(shared.id(i));
      shared.window(i).write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param shares whether the bytes know of series
   * @param compact whether counts take the bytes they need; at first they took two
   */
  static KeyWindows read(DataInput in, boolean shares, boolean compact) throws IOException {
    KeyWindows windows = new KeyWindows();
    for (long left = count(in, compact); left > 0; left--) {
      windows.alone.put(in.readLong(), AsOfWindow.read(in));
    }
    for (long left = shares ? count(in, compact) : 0; left > 0; left--) {
      windows.shared.put(in.readLong(), Series.read(in));
    }
    return windows;
  }

  private static long count(DataInput in, boolean compact) throws IOException {
    return compact ? Varints.readUnsigned(in) : in.readUnsignedShort();
  }
}
