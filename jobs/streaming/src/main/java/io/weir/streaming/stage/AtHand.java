package io.weir.streaming.stage;

import java.io.Serializable;

/**
 * How much of its state each subtask of a stage keeps at hand as objects where the backend keeps
 * bytes, in bytes as packed; as objects they take about three times that.
 *
 * @param most all of it; 0: none, every entry is read and written each time
 * @param unwritten what of it the backend may not know yet: a checkpoint waits until it is written
 */
public record AtHand(long most, long unwritten) implements Serializable {
  /** What is kept where nothing else is said. */
  public static final AtHand USUAL = new AtHand(64L << 20, 16L << 20);
}
