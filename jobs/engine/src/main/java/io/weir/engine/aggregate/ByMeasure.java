package io.weir.engine.aggregate;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * One window per window id of the measures asked. Few enough that sorted arrays beat a hash map of
 * boxed keys. Not thread-safe.
 *
 * @param <W> the kind of window
 */
public final class ByMeasure<W> {
  private static final long[] NO_IDS = {};
  private static final Object[] NO_WINDOWS = {};

  private long[] ids = NO_IDS;
  private Object[] windows = NO_WINDOWS;
  private int size;

  /** The window of a measure, or null. */
  public W get(long windowId) {
    int position = Arrays.binarySearch(ids, 0, size, windowId);
    return position < 0 ? null : window(position);
  }

  /** Adds the window of a measure that has none. */
  public void put(long windowId, W window) {
    int position = -Arrays.binarySearch(ids, 0, size, windowId) - 1;
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size + 2);
      windows = Arrays.copyOf(windows, size + 2);
    }
    System.arraycopy(ids, position, ids, position + 1, size - position);
    System.arraycopy(windows, position, windows, position + 1, size - position);
    ids[position] = windowId;
    windows[position] = window;
    size++;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Window id at a position, ascending. */
  public long id(int position) {
    return ids[position];
  }

  /** Window at a position. */
  @SuppressWarnings("unchecked") // only such are put here
  public W window(int position) {
    return (W) windows[position];
  }

  /** Drops the window at a position. */
  public void remove(int position) {
    size--;
    System.arraycopy(ids, position + 1, ids, position, size - position);
    System.arraycopy(windows, position + 1, windows, position, size - position);
    windows[size] = null;
  }

  /** Drops the windows whose window ids the test picks. */
  public void removeIf(LongPredicate test) {
    for (int i = size - 1; i >= 0; i--) {
      if (test.test(ids[i])) {
        remove(i);
      }
    }
  }
}
