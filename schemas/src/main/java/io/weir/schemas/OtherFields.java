package io.weir.schemas;

/**
 * Which fields beyond the first {@value Row#FIRST} a row has: a bit for each, between the offsets
 * and the values, and only where one of them is present.
 */
final class OtherFields {
  private OtherFields() {}

  /**
   * How many bytes of a row say so; 0 where none of them is present.
   *
   * @param present which of the first fields it has
   */
  static int bytes(byte[] row, long present, RowLayout layout) {
    int most = layout.moreBytes();
    if (most == 0 || row.length == Long.BYTES) {
      return 0;
    }
    int withoutOthers = Long.BYTES + Long.bitCount(present) * Short.BYTES;
    return values(row) == withoutOthers ? 0 : most;
  }

  /**
   * Whether one of them is present.
   *
   * @param others {@link #bytes}
   */
  static boolean has(byte[] row, int others, int field) {
    return others > 0 && (eight(row, others, field >>> 3) & (1 << (field & 7))) != 0;
  }

  /** How many of them are present before this one. */
  static int before(byte[] row, int others, int field) {
    int count = Integer.bitCount(eight(row, others, field >>> 3) & ((1 << (field & 7)) - 1));
    for (int i = Row.FIRST >>> 3; i < field >>> 3; i++) {
      count += Integer.bitCount(eight(row, others, i));
    }
    return count;
  }

  /** Presence of the eight fields from {@code 8 * index} on, a bit each. */
  private static int eight(byte[] row, int others, int index) {
    return row[values(row) - others + index - (Row.FIRST >>> 3)] & 0xFF;
  }

  /** Where the values begin: the first offset says so. */
  private static int values(byte[] row) {
    return BigEndian.unsignedShort(row, Long.BYTES);
  }
}
