package io.weir.engine.wire;

import io.weir.engine.bytes.Repeats;
import io.weir.engine.bytes.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What events written together have in common: ids of facts and of layouts, and most of a row, as
 * one key's events are of one person. One instance for the writing, a fresh one for the reading.
 * Not thread-safe.
 */
public final class Together {
  private static final byte[] NOTHING = {};
  private static final Together ALONE = new Together(Repeats.none(), null);

  private final Repeats numbers;
  private final Map<Long, byte[]> rows;

  private Together(Repeats numbers, Map<Long, byte[]> rows) {
    this.numbers = numbers;
    this.rows = rows;
  }

  /** For events written one after the other. */
  public static Together several() {
    return new Together(Repeats.remembered(), new HashMap<>());
  }

  /** For an event written alone. One for everybody, as nothing is kept. */
  public static Together alone() {
    return ALONE;
  }

  Repeats numbers() {
    return numbers;
  }

  /** Writes a row's bytes, as runs that equal the last row of its layout and runs that do not. */
  void writeRow(DataOutput out, long layout, byte[] row) throws IOException {
    out.writeShort(row.length);
    if (rows == null) {
      out.write(row);
      return;
    }
    byte[] last = last(layout, row);
    int at = 0;
    while (at < row.length) {
      int equal = equal(row, last, at);
      int other = at + equal;
      while (other < row.length && equal(row, last, other) < 3) {
        other++;
      }
      Varints.writeUnsigned(out, equal);
      Varints.writeUnsigned(out, other - at - equal);
      out.write(row, at + equal, other - at - equal);
      at = other;
    }
  }

  /** Reads what {@link #writeRow} wrote. */
  byte[] readRow(DataInput in, long layout) throws IOException {
    byte[] row = new byte[in.readUnsignedShort()];
    if (rows == null) {
      in.readFully(row);
      return row;
    }
    byte[] last = last(layout, row);
    int at = 0;
    while (at < row.length) {
      int equal = run(in, row.length - at);
      if (equal > last.length - at && equal > 0) {
        throw new IOException("a row that equals more than the one before it holds");
      }
      System.arraycopy(last, Math.min(at, last.length), row, at, equal);
      at += equal;
      int other = run(in, row.length - at);
      in.readFully(row, at, other);
      at += other;
    }
    return row;
  }

  private static int run(DataInput in, int most) throws IOException {
    long length = Varints.readUnsigned(in);
    if (length < 0 || length > most) {
      throw new IOException("a run of " + length + " bytes where " + most + " are left");
    }
    return (int) length;
  }

  private byte[] last(long layout, byte[] row) {
    byte[] last = rows.put(layout, row);
    return last == null ? NOTHING : last;
  }

  private static int equal(byte[] row, byte[] last, int at) {
    int end = at;
    while (end < row.length && end < last.length && row[end] == last[end]) {
      end++;
    }
    return end - at;
  }
}
