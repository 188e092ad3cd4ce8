package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import java.util.Arrays;

/**
 * The entries of a series, sorted by time: a bit for each window that an entry entered, and values
 * where one of them asks. Not thread-safe.
 *
 * <p>All numbers lie in one array, block after block: the times, the ids, the bits (one block for
 * 64 windows), and a block for each column that an entry has a number of. The texts lie in another
 * in the same way. A key has few entries and there are very many keys: an array for each would cost
 * more in headers and in the collector's work than the values do.
 */
@SuppressWarnings("ReferenceEquality") // a plan has one layout
final class SharedEntries {
  private static final int TIMES = 0;
  private static final int IDS = 1;
  private static final int BITS = 2;
  private static final short NONE = 0;
  private static final String[] NO_TEXTS = {};

  Layout layout;
  int size;

  /** Entries that each block has room for. */
  private int room;

  private long[] cells = {};

  /** By column: its block, counted from -1 downwards in texts; {@link #NONE}: without value. */
  private short[] blocks;

  private int blockCount;

  private String[] texts = NO_TEXTS;

  private int textBlocks;

  SharedEntries(Layout layout) {
    this.layout = layout;
    this.blocks = new short[layout.columns.length];
    this.blockCount = BITS + layout.words;
  }

  long time(int entry) {
    return cells[entry];
  }

  long id(int entry) {
    return cells[IDS * room + entry];
  }

  /** The entry stands for no single event any more. */
  void forgetId(int entry) {
    cells[IDS * room + entry] = Entries.MERGED;
  }

  /** Bits of 64 windows. */
  long bits(int entry, int word) {
    return cells[(BITS + word) * room + entry];
  }

  void addBits(int entry, int word, long bits) {
    cells[(BITS + word) * room + entry] |= bits;
  }

  void setBits(int entry, int word, long bits) {
    cells[(BITS + word) * room + entry] = bits;
  }

  /** Whether an entry entered a window. */
  boolean has(int entry, int bit) {
    return (bits(entry, bit >>> 6) & (1L << bit)) != 0;
  }

  /** Where the numbers of a window's column start; negative where it has none, or no column. */
  int column(int bit) {
    int column = layout.columnOf[bit];
    return column < 0 ? -1 : start(column);
  }

  /** Where the numbers of a column start; negative where it has none. */
  int start(int column) {
    return blocks[column] > NONE ? blocks[column] * room : -1;
  }

  /** An entry's number in a column that starts here, until the next entry comes. */
  long number(int start, int entry) {
    return cells[start + entry];
  }

  /** A window's text in an entry; null where it asks for none. */
  String text(int bit, int entry) {
    int column = layout.columnOf[bit];
    return column < 0 || blocks[column] >= NONE ? null : textOf(column, entry);
  }

  /** An entry's text in a column that has one there. */
  String textOf(int column, int entry) {
    return texts[textStart(column) + entry];
  }

  private int textStart(int column) {
    return (-1 - blocks[column]) * room;
  }

  /** First position whose time is greater than the given one. */
  int after(long time) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cells[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void setNumber(int entry, int column, long number) {
    if (blocks[column] == NONE) {
      blocks[column] = (short) blockCount++;
      cells = Arrays.copyOf(cells, blockCount * room);
    }
    cells[start(column) + entry] = number;
  }

  void setText(int entry, int column, String text) {
    if (blocks[column] == NONE) {
      textBlocks++;
      blocks[column] = (short) -textBlocks;
      texts = Arrays.copyOf(texts, textBlocks * room);
    }
    texts[textStart(column) + entry] = text;
  }

  /** Makes room for an entry that entered no window yet. */
  void insert(int position, long time, long id) {
    if (size == room) {
      resize(size < 4 ? size + 2 : size + (size >> 1));
    }
    shift(position, position + 1, size - position);
    size++;
    for (int block = BITS; block < blockCount; block++) {
      cells[block * room + position] = 0;
    }
    for (int block = 0; block < textBlocks; block++) {
      texts[block * room + position] = null;
    }
    cells[position] = time;
    cells[IDS * room + position] = id;
  }

  private void shift(int from, int to, int count) {
    if (count == 0 || from == to) {
      return;
    }
    for (int block = TIMES; block < blockCount; block++) {
      System.arraycopy(cells, block * room + from, cells, block * room + to, count);
    }
    for (int block = 0; block < textBlocks; block++) {
      System.arraycopy(texts, block * room + from, texts, block * room + to, count);
    }
  }

  private void resize(int next) {
    long[] before = cells;
    cells = new long[blockCount * next];
    for (int block = TIMES; block < blockCount; block++) {
      System.arraycopy(before, block * room, cells, block * next, size);
    }
    String[] textsBefore = texts;
    texts = textBlocks == 0 ? texts : new String[textBlocks * next];
    for (int block = 0; block < textBlocks; block++) {
      System.arraycopy(textsBefore, block * room, texts, block * next, size);
    }
    room = next;
  }

  /** From now on in another layout: what it does not know is dropped. */
  void turn(Layout next) {
    SharedEntries turned = in(next);
    layout = turned.layout;
    room = turned.room;
    cells = turned.cells;
    blocks = turned.blocks;
    blockCount = turned.blockCount;
    texts = turned.texts;
    textBlocks = turned.textBlocks;
  }

  /** The same entries in another layout, without what it does not know. */
  SharedEntries in(Layout next) {
    SharedEntries other = new SharedEntries(next);
    other.size = size;
    other.room = size;
    for (int column = 0; column < blocks.length; column++) {
      int to = next.column(layout.columns[column]);
      if (to >= 0 && blocks[column] > NONE) {
        other.blocks[to] = (short) other.blockCount++;
      } else if (to >= 0 && blocks[column] < NONE) {
        other.textBlocks++;
        other.blocks[to] = (short) -other.textBlocks;
      }
    }
    other.texts = other.textBlocks == 0 ? NO_TEXTS : new String[other.textBlocks * size];
    other.cells = new long[other.blockCount * size];
    System.arraycopy(cells, 0, other.cells, 0, size);
    System.arraycopy(cells, IDS * room, other.cells, IDS * size, size);
    for (int bit = 0; bit < layout.windows.length; bit++) {
      int to = next.bit(layout.windows[bit]);
      for (int i = 0; to >= 0 && i < size; i++) {
        if (has(i, bit)) {
          other.addBits(i, to >>> 6, 1L << to);
        }
      }
    }
    for (int column = 0; column < blocks.length; column++) {
      int to = next.column(layout.columns[column]);
      if (to >= 0 && blocks[column] > NONE) {
        System.arraycopy(cells, start(column), other.cells, other.start(to), size);
      } else if (to >= 0 && blocks[column] < NONE) {
        System.arraycopy(texts, textStart(column), other.texts, other.textStart(to), size);
      }
    }
    return other;
  }

  /** No entry is in a window any more. */
  void leave(int bit) {
    for (int i = 0; i < size; i++) {
      setBits(i, bit >>> 6, bits(i, bit >>> 6) & ~(1L << bit));
    }
  }

  /** Drops entries that are in no window any more. */
  void dropUnused() {
    boolean[] keep = new boolean[size];
    for (int i = 0; i < size; i++) {
      for (int word = 0; word < layout.words; word++) {
        keep[i] |= bits(i, word) != 0;
      }
    }
    retain(keep);
  }

  /** Keeps the marked positions only. */
  void retain(boolean[] keep) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (keep[i]) {
        shift(i, kept++, 1);
      }
    }
    for (int block = 0; block < textBlocks; block++) {
      Arrays.fill(texts, block * room + kept, block * room + size, null);
    }
    size = kept;
    if (size * 4 < room) {
      resize(size);
    }
  }

  /** An independent copy. */
  SharedEntries copy() {
    SharedEntries copy = new SharedEntries(layout);
    copy.size = size;
    copy.room = room;
    copy.cells = cells.clone();
    copy.blocks = blocks.clone();
    copy.blockCount = blockCount;
    copy.texts = textBlocks == 0 ? texts : texts.clone();
    copy.textBlocks = textBlocks;
    return copy;
  }

  /** Bit of a measure's window; negative where it has none here. */
  int bit(Measure measure) {
    return measure.series().layout == layout ? measure.position() : layout.bit(measure.windowId());
  }

  /** Position behind the entries that come at or before the event. */
  int end(Event event, AsOfWindow.Ties ties) {
    long time = event.time();
    int end = size == 0 || time(size - 1) <= time ? size : after(time);
    while (end > 0
        && time(end - 1) == time
        && id(end - 1) != event.idHash()
        && !ties.notAfter(id(end - 1))) {
      end--;
    }
    return end;
  }
}
