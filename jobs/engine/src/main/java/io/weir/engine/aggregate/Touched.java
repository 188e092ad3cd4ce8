package io.weir.engine.aggregate;

import java.util.Arrays;

/**
 * The windows one event entered or took entries back from: the only ones it can have changed the
 * values of. Not thread-safe.
 */
public final class Touched {
  private long[] windows = new long[8];
  private int size;

  /** A bit for each of the windows, by the end of its id: most that were not touched have none. */
  private long ends;

  /** Forgets all. */
  public void clear() {
    size = 0;
    ends = 0;
  }

  /** Remembers the window of a measure. */
  public void add(Measure measure) {
    if (size == windows.length) {
      windows = Arrays.copyOf(windows, 2 * size);
    }
    windows[size++] = measure.windowId();
    ends |= 1L << measure.windowId();
  }

  /** Whether no window was touched. */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Whether the event may have changed a measure's value as of an instant.
   *
   * @param elapsed milliseconds from the event to the instant, at least 0
   */
  public boolean mayChange(Measure measure, long elapsed) {
    Clock clock = measure.clock();
    return isTouched(measure, elapsed) || (clock != null && isTouched(clock.measure(), elapsed));
  }

  /** What takes an entry back may come before it by less than a window. */
  private static long reach(Measure measure) {
    long reach = measure.reach() + measure.pane();
    return measure.retractable() ? reach + measure.keptFor() : reach;
  }

  private boolean isTouched(Measure measure, long elapsed) {
    if ((ends & (1L << measure.windowId())) == 0 || elapsed > reach(measure)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (windows[i] == measure.windowId()) {
        return true;
      }
    }
    return false;
  }
}
