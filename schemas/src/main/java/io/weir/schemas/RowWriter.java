package io.weir.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes rows of one layout, one after the other, each with its fields in ascending order. Fields
 * not written are null. For one thread.
 */
final class RowWriter {
  /** Offsets are 16 bits. */
  static final int MAX_BYTES = 0xFFFF;

  private final RowLayout layout;
  private final byte[] others;
  private final int[] starts;
  private byte[] values = new byte[512];
  private long present;
  private boolean anyOther;
  private int size;
  private int count;

  RowWriter(RowLayout layout) {
    this.layout = layout;
    this.others = new byte[layout.moreBytes()];
    this.starts = new int[layout.fields().size()];
  }

  /** Forgets what was written since the last row. */
  void reset() {
    present = 0;
    if (anyOther) {
      Arrays.fill(others, (byte) 0);
      anyOther = false;
    }
    size = 0;
    count = 0;
  }

  void putBoolean(int field, boolean value) {
    begin(field, 1);
    values[size++] = (byte) (value ? 1 : 0);
  }

  /** An INTEGER or TIMESTAMP field, or the symbol position of an enum. */
  void putLong(int field, long value) {
    begin(field, Long.BYTES);
    if (value == (byte) value) {
      values[size++] = (byte) value;
    } else if (value == (short) value) {
      BigEndian.putShort(values, size, (int) value);
      size += Short.BYTES;
    } else if (value == (int) value) {
      BigEndian.putInteger(values, size, (int) value);
      size += Integer.BYTES;
    } else {
      BigEndian.putWide(values, size, value);
      size += Long.BYTES;
    }
  }

  void putDouble(int field, double value) {
    begin(field, Double.BYTES);
    BigEndian.putWide(values, size, Double.doubleToRawLongBits(value));
    size += Double.BYTES;
  }

  void putText(int field, byte[] utf8, int offset, int length) {
    begin(field, length);
    System.arraycopy(utf8, offset, values, size, length);
    size += length;
  }

  void putText(int field, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    putText(field, utf8, 0, utf8.length);
  }

  /** An empty list; {@link #addText} adds to it. */
  void putStrings(int field) {
    begin(field, 0);
  }

  /** One more text at the end of the list begun last. */
  void addText(byte[] utf8, int offset, int length) {
    ensure(Short.BYTES + length);
    BigEndian.putShort(values, size, length);
    System.arraycopy(utf8, offset, values, size + Short.BYTES, length);
    size += Short.BYTES + length;
  }

  void putStrings(int field, List<String> texts) {
    putStrings(field);
    for (String text : texts) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      addText(utf8, 0, utf8.length);
    }
  }

  /**
   * The row written since the last {@link #reset}, with what is made of other fields.
   *
   * @throws RowTooLargeException if it exceeds 64 KiB
   */
  Row finish() {
    Row row = written();
    for (Composite composite : layout.composites()) {
      String text = composite.isDue(row) ? composite.text(row) : null;
      if (text != null) {
        insert(row, composite.field().index(), text);
        row = written();
      }
    }
    return row;
  }

  private void insert(Row row, int field, String text) {
    int rank = 0;
    for (int i = 0; i < field; i++) {
      rank += row.isNull(i) ? 0 : 1;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    mark(field, utf8.length);
    int at = rank < count ? starts[rank] : size;
    System.arraycopy(values, at, values, at + utf8.length, size - at);
    System.arraycopy(utf8, 0, values, at, utf8.length);
    for (int i = count++; i > rank; i--) {
      starts[i] = starts[i - 1] + utf8.length;
    }
    starts[rank] = at;
    size += utf8.length;
  }

  /**
   * The row written since the last {@link #reset}, as it is.
   *
   * @throws RowTooLargeException if it exceeds 64 KiB
   */
  Row written() {
    int offsets = Long.BYTES + count * Short.BYTES;
    int header = offsets + (anyOther ? others.length : 0);
    if (header + size > MAX_BYTES) {
      throw new RowTooLargeException(layout);
    }
    byte[] bytes = new byte[header + size];
    BigEndian.putWide(bytes, 0, present);
    for (int i = 0; i < count; i++) {
      BigEndian.putShort(bytes, Long.BYTES + i * Short.BYTES, header + starts[i]);
    }
    System.arraycopy(others, 0, bytes, offsets, header - offsets);
    System.arraycopy(values, 0, bytes, header, size);
    return Row.of(layout, bytes);
  }

  private void begin(int field, int atMost) {
    mark(field, atMost);
    starts[count++] = size;
  }

  private void mark(int field, int atMost) {
    ensure(atMost);
    if (field < Row.FIRST) {
      present |= 1L << field;
    } else {
      others[(field - Row.FIRST) >>> 3] |= (byte) (1 << (field & 7));
      anyOther = true;
    }
  }

  private void ensure(int more) {
    if (size + more > MAX_BYTES) {
      throw new RowTooLargeException(layout);
    }
    if (size + more > values.length) {
      values = Arrays.copyOf(values, Math.max(size + more, values.length * 2));
    }
  }
}
