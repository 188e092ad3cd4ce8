package io.weir.engine.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * One window per window id of the measures asked. Few enough that sorted arrays beat a hash map of
 * boxed keys. Not thread-safe.
 *
 * @param <W> the kind of window
 */
public final class ByMeasure<W> {
  private long[] ids = {};
  private final List<W> windows = new ArrayList<>(0);

  /** The window of a measure, or null. */
  public W get(long windowId) {
    int position = Arrays.binarySearch(ids, 0, windows.size(), windowId);
    return position < 0 ? null : windows.get(position);
  }

  /** Adds the window of a measure that has none. */
  public void put(long windowId, W window) {
    int position = -Arrays.binarySearch(ids, 0, windows.size(), windowId) - 1;
    if (windows.size() == ids.length) {
      ids = Arrays.copyOf(ids, windows.size() + 2);
    }
    System.arraycopy(ids, position, ids, position + 1, windows.size() - position);
    ids[position] = windowId;
    windows.add(position, window);
  }

  public int size() {
    return windows.size();
  }

  public boolean isEmpty() {
    return windows.isEmpty();
  }

  /** Window id at a position, ascending. */
  public long id(int position) {
    return ids[position];
  }

  /** Window at a position. */
  public W window(int position) {
    return windows.get(position);
  }

  /** Drops the windows whose window ids the test picks. */
  public void removeIf(LongPredicate test) {
    for (int i = windows.size() - 1; i >= 0; i--) {
      if (test.test(ids[i])) {
        System.arraycopy(ids, i + 1, ids, i, windows.size() - i - 1);
        windows.remove(i);
      }
    }
  }
}
