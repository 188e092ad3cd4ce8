package io.weir.engine.aggregate;

import io.weir.engine.aggregate.Entering.Together;
import io.weir.engine.event.Event;
import io.weir.patterns.condition.Frame;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.LongFunction;

/**
 * The windows of one key that may be hot. Those of one stream share a series while they hold
 * little; where they hold more, or are fed with what was added up elsewhere, each keeps its own
 * entries until it is empty. Not thread-safe.
 */
public final class RunningWindows {
  /** Windows with entries of their own, by window id. */
  private final ByMeasure<RunningWindow> alone = new ByMeasure<>();

  /** By the id of the series' plan. */
  private final ByMeasure<RunningSeries> shared = new ByMeasure<>();

  /** The window of a measure with entries of its own, or null. */
  public RunningWindow alone(Measure measure) {
    return alone.isEmpty() ? null : alone.get(measure.windowId());
  }

  /** The same, begun where there is none. */
  public RunningWindow begun(Measure measure) {
    RunningWindow known = alone(measure);
    if (known != null) {
      return known;
    }
    RunningWindow fresh = new RunningWindow(measure);
    alone.put(measure.windowId(), fresh);
    return fresh;
  }

  /**
   * Lets an event enter windows of a series.
   *
   * @param together says which of them take it
   * @return whether there is an entry of it
   */
  public boolean enter(Frame frame, Event event, Together together) {
    SeriesPlan plan = together.plan();
    boolean entered = false;
    for (int i = 0; !alone.isEmpty() && i < plan.members().length; i++) {
      Measure measure = plan.members()[i];
      RunningWindow own = together.takes(measure) ? alone(measure) : null;
      if (own != null) {
        entered |= own.enter(frame, event, measure);
        together.leaveOut(measure);
      }
    }
    if (!together.any()) {
      return entered;
    }
    RunningSeries series = shared.get(plan.id());
    if (series == null) {
      series = new RunningSeries(plan);
      shared.put(plan.id(), series);
    }
    entered |= series.enter(frame, event, plan, together.entered());
    if (series.overflows(plan)) {
      part(series, plan);
    }
    return entered;
  }

  /** Gives each window of a series its own entries. */
  private void part(RunningSeries series, SeriesPlan plan) {
    for (Measure measure : plan.members()) {
      RunningWindow own = series.release(measure);
      if (own != null) {
        alone.put(measure.windowId(), own);
      }
    }
    series.dropUnused();
    dropEmpty();
  }

  /** Answers a measure as of now; whether anything was ever kept that counts. */
  public boolean ask(int number, Event event, Measure measure, Answers answers) {
    RunningWindow own = alone(measure);
    if (own != null) {
      answers.ask(number, own, event, measure);
      return true;
    }
    RunningSeries series = measure.series() == null ? null : shared.get(measure.series().id());
    return series != null && answers.ask(number, series, event, measure);
  }

  /** Takes the entry of the event of this id hash out of a window of its own. */
  public void leave(long idHash, LongFunction<Measure> measures) {
    for (int i = 0; i < alone.size(); i++) {
      if (measures.apply(alone.id(i)) != null) {
        alone.window(i).leave(idHash);
      }
    }
  }

  /**
   * Drops what is over when the watermark has passed an instant.
   *
   * @param measures by window id; null where no pattern needs the window
   * @param by what tells these measures from others
   */
  public void expire(LongFunction<Measure> measures, Object by, long watermark) {
    for (int i = alone.size() - 1; i >= 0; i--) {
      Measure measure = measures.apply(alone.id(i));
      RunningWindow window = alone.window(i);
      if (measure != null) {
        window.expire(watermark, measure);
      }
      if (measure == null || window.isEmpty()) {
        alone.remove(i);
      }
    }
    for (int i = 0; i < shared.size(); i++) {
      shared.window(i).expire(measures, by, watermark);
    }
    dropEmpty();
  }

  private void dropEmpty() {
    for (int i = shared.size() - 1; i >= 0; i--) {
      if (shared.window(i).isEmpty()) {
        shared.remove(i);
      }
    }
  }

  /**
   * Event time after which none of them needs any entry; Long.MIN_VALUE where none does.
   *
   * @param measures by window id; null where no pattern needs the window
   */
  public long end(LongFunction<Measure> measures) {
    long end = Long.MIN_VALUE;
    for (int i = 0; i < alone.size(); i++) {
      Measure measure = measures.apply(alone.id(i));
      RunningWindow window = alone.window(i);
      if (measure != null && !window.isEmpty()) {
        end = Math.max(end, window.newest() + measure.keptFor());
      }
    }
    for (int i = 0; i < shared.size(); i++) {
      end = Math.max(end, shared.window(i).end(measures));
    }
    return end;
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return alone.isEmpty() && shared.isEmpty();
  }

  /** Most entries that any of them keeps, those that are shared counted once. */
  public int largest() {
    int largest = 0;
    for (int i = 0; i < alone.size(); i++) {
      largest = Math.max(largest, alone.window(i).size());
    }
    for (int i = 0; i < shared.size(); i++) {
      largest = Math.max(largest, shared.window(i).size());
    }
    return largest;
  }

  /** Keeps independent copies of those of another, which this has none of. */
  public void addCopies(RunningWindows other) {
    for (int i = 0; i < other.alone.size(); i++) {
      alone.put(other.alone.id(i), other.alone.window(i).copy());
    }
    for (int i = 0; i < other.shared.size(); i++) {
      shared.put(other.shared.id(i), other.shared.window(i).copy());
    }
  }

  /** Writes the windows; {@link #read} is the inverse. */
  public void write(DataOutput out) throws IOException {
    out.writeShort(alone.size());
    for (int i = 0; i < alone.size(); i++) {
      out.writeLong(alone.id(i));
      RunningWire.write(alone.window(i), out);
    }
    out.writeShort(shared.size());
    for (int i = 0; i < shared.size(); i++) {
      out.writeLong(shared.id(i));
      shared.window(i).write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param shares whether the bytes know of series
   * @param succeeded whether they know of what takes the place of a window that is sampled
   */
  public void read(DataInput in, boolean shares, boolean succeeded) throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      alone.put(in.readLong(), RunningWire.read(in, succeeded));
    }
    for (int left = shares ? in.readUnsignedShort() : 0; left > 0; left--) {
      shared.put(in.readLong(), RunningSeries.read(in));
    }
  }
}
