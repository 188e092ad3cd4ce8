package io.weir.engine.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Windows of keys that may be hot as bytes: their entries, and what takes their place. */
final class RunningWire {

  private RunningWire() {}

  /** Writes a window; {@link #read} is the inverse. */
  static void write(RunningWindow window, DataOutput out) throws IOException {
    out.writeLong(window.head());
    out.writeLong(window.threshold());
    EntriesWire.write(window.entries, out);
    if (window.isSampled()) {
      Successor successor = window.successor();
      out.writeBoolean(successor != null);
      if (successor != null) {
        successor.write(out);
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param succeeded whether the bytes know of successors
   */
  static RunningWindow read(DataInput in, boolean succeeded) throws IOException {
    long head = in.readLong();
    long threshold = in.readLong();
    RunningWindow window = new RunningWindow(EntriesWire.read(in), head);
    if (threshold != Tally.EVERYTHING) {
      boolean more = succeeded && in.readBoolean();
      window.sampled(threshold, more ? Successor.read(in) : null);
    }
    return window;
  }
}
