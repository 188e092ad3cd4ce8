package io.weir.schemas;

/**
 * Reads rows as they were written before fields beyond the first 64 cost nothing where they are
 * absent: all presence bits stood in front, in whole longs.
 */
public final class FormerRows {
  private FormerRows() {}

  /**
   * The row these bytes hold. Those of a layout of at most 64 fields have not changed.
   *
   * @throws IllegalArgumentException if they are too short for a row of the layout
   */
  public static Row read(RowLayout layout, byte[] former) {
    int fields = layout.fields().size();
    int presence = (fields + Row.FIRST - 1) / Row.FIRST * Long.BYTES;
    if (presence <= Long.BYTES) {
      return Row.of(layout, former);
    }
    if (former.length < presence) {
      throw new IllegalArgumentException(former.length + " bytes are no row of " + layout);
    }
    int count = 0;
    boolean anyOther = false;
    byte[] others = new byte[layout.moreBytes()];
    for (int field = 0; field < fields; field++) {
      if ((BigEndian.wide(former, field / Row.FIRST * Long.BYTES) & (1L << field)) != 0) {
        count++;
        if (field >= Row.FIRST) {
          others[(field - Row.FIRST) >>> 3] |= (byte) (1 << (field & 7));
          anyOther = true;
        }
      }
    }
    int values = presence + count * Short.BYTES;
    int offsets = Long.BYTES + count * Short.BYTES;
    int header = offsets + (anyOther ? others.length : 0);
    byte[] bytes = new byte[header + former.length - values];
    System.arraycopy(former, 0, bytes, 0, Long.BYTES);
    for (int i = 0; i < count; i++) {
      int start = BigEndian.unsignedShort(former, presence + i * Short.BYTES);
      BigEndian.putShort(bytes, Long.BYTES + i * Short.BYTES, start - values + header);
    }
    System.arraycopy(others, 0, bytes, offsets, header - offsets);
    System.arraycopy(former, values, bytes, header, former.length - values);
    return Row.of(layout, bytes);
  }
}
