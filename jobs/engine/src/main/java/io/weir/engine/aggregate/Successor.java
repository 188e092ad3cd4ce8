package io.weir.engine.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What takes the place of a window that is a sample: it has all that came after an instant, and is
 * a sample only where that is too much by itself. When the window holds nothing from before that
 * instant any more, this holds what it does, and what it left out because of a flood that is over.
 * Kept beside samples only.
 */
final class Successor {
  private final RunningWindow window;

  /** Event time after which it has everything. */
  private final long since;

  /** Event time of the newest that came, whether there is an entry of it or not. */
  private long latest;

  Successor(Measure measure, long since) {
    this(new RunningWindow(measure), since, since);
  }

  private Successor(RunningWindow window, long since, long latest) {
    this.window = window;
    this.since = since;
    this.latest = latest;
  }

  /** What it has; not to be succeeded itself. */
  RunningWindow window() {
    return window;
  }

  /** Something of this event time came. */
  void saw(long time) {
    latest = Math.max(latest, time);
  }

  /** Event time of the newest that came, whether there is an entry of it or not. */
  long latest() {
    return latest;
  }

  /** Whether it has all that counts as of an instant, down to the pane that the window cuts. */
  boolean covers(long head, Measure measure) {
    return head >= Long.MIN_VALUE + measure.over()
        && Panes.start(head - measure.over(), measure.pane()) > since;
  }

  Successor copy() {
    return new Successor(window.copy(), since, latest);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(since);
    out.writeLong(latest);
    RunningWire.write(window, out);
  }

  static Successor read(DataInput in) throws IOException {
    long since = in.readLong();
    long latest = in.readLong();
    return new Successor(RunningWire.read(in, true), since, latest);
  }
}
