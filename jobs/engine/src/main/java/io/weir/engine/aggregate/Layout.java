package io.weir.engine.aggregate;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which windows share a series, and which values its entries have: an entry has a bit for each
 * window, saying whether it entered, and a value for each column. Immutable but for parts it
 * remembers, {@value #MOST_PARTS} of them at most; may be shared by threads.
 */
final class Layout {
  static final int MOST_PARTS = 512;

  /** Ids of the windows, ascending; a window's position is its bit. */
  final long[] windows;

  /** By window: position of its column; -1 where the times are enough. */
  final int[] columnOf;

  /** Ascending by id. */
  final Column[] columns;

  /** Numbers of 64 bits that hold a bit for each window. */
  final int words;

  /** By the bits. Threads of all stages ask, and what they find is the same whoever asked first. */
  private final ConcurrentMap<LongBuffer, Layout> parts = new ConcurrentHashMap<>(2);

  private Layout(long[] windows, int[] columnOf, Column[] columns) {
    this.windows = windows;
    this.columnOf = columnOf;
    this.columns = columns;
    this.words = Math.max(1, (windows.length + 63) >>> 6);
  }

  /** The layout of these windows, each with its column or null. */
  static Layout of(SortedMap<Long, Column> byWindow) {
    Column[] columns =
        byWindow.values().stream()
            .filter(column -> column != null)
            .distinct()
            .sorted(Comparator.comparingLong(Column::id))
            .toArray(Column[]::new);
    long[] windows = new long[byWindow.size()];
    int[] columnOf = new int[windows.length];
    int next = 0;
    for (var window : byWindow.entrySet()) {
      windows[next] = window.getKey();
      columnOf[next++] = position(columns, window.getValue());
    }
    return new Layout(windows, columnOf, columns);
  }

  private static int position(Column[] columns, Column column) {
    return column == null ? -1 : Arrays.asList(columns).indexOf(column);
  }

  /** The windows with their columns; to be changed at will. */
  SortedMap<Long, Column> byWindow() {
    TreeMap<Long, Column> byWindow = new TreeMap<>();
    for (int i = 0; i < windows.length; i++) {
      byWindow.put(windows[i], columnOf[i] < 0 ? null : columns[columnOf[i]]);
    }
    return byWindow;
  }

  /** The smallest layout with the windows of both: one of the two where it has them all. */
  Layout and(Layout other) {
    SortedMap<Long, Column> all = byWindow();
    all.putAll(other.byWindow());
    return all.size() == other.windows.length
        ? other
        : all.size() == windows.length ? this : of(all);
  }

  /**
   * The layout of those windows alone whose bits are set: itself where all are. Keys of one kind
   * use the same windows again and again, so parts are remembered.
   */
  Layout part(long[] bits) {
    if (count(bits) == windows.length) {
      return this;
    }
    LongBuffer asked = LongBuffer.wrap(bits);
    Layout known = parts.get(asked);
    if (known == null) {
      known = only(bits);
      if (parts.size() < MOST_PARTS) {
        parts.put(asked, known);
      }
    }
    return known;
  }

  private Layout only(long[] bits) {
    TreeMap<Long, Column> left = new TreeMap<>();
    for (int i = 0; i < windows.length; i++) {
      if ((bits[i >>> 6] & (1L << i)) != 0) {
        left.put(windows[i], columnOf[i] < 0 ? null : columns[columnOf[i]]);
      }
    }
    return of(left);
  }

  private static int count(long[] bits) {
    int count = 0;
    for (long word : bits) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Bit of a window, negative where it is not among them. */
  int bit(long windowId) {
    return Arrays.binarySearch(windows, windowId);
  }

  /** Position of a column, -1 where there is none of its id. */
  int column(Column column) {
    return Arrays.asList(columns).indexOf(column);
  }

  /** By column: the bits of the windows that ask for its values, {@link #words} numbers each. */
  long[] users() {
    long[] users = new long[columns.length * words];
    for (int bit = 0; bit < windows.length; bit++) {
      if (columnOf[bit] >= 0) {
        users[columnOf[bit] * words + (bit >>> 6)] |= 1L << bit;
      }
    }
    return users;
  }
}
