package io.weir.schemas;

/**
 * What a record may demand of whoever reads it; checked before anything of that size is allocated.
 *
 * @param recordBytes longest record, header included
 * @param textBytes longest text or byte string
 * @param items most items of one block of an array or map; a whole record may have four times as
 *     many
 */
public record DecodingLimits(int recordBytes, int textBytes, int items) {
  /** Characters a key may have: what is kept of it is kept under all of them. */
  public static final int KEY_CHARACTERS = 256;

  /** Refuses limits that let nothing pass. */
  public DecodingLimits {
    if (recordBytes < 1 || textBytes < 1 || items < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** 32 KiB a record, 4 KiB a text, 256 items a block. */
  public static DecodingLimits standard() {
    return new DecodingLimits(32 * 1024, 4 * 1024, 256);
  }

  int itemsPerRecord() {
    return Math.multiplyExact(4, items);
  }
}
