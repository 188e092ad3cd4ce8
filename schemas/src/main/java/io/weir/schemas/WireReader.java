package io.weir.schemas;

import static io.weir.schemas.UndecodableException.Reason.MALFORMED;
import static io.weir.schemas.UndecodableException.Reason.TOO_LARGE;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads Avro's binary encoding from bytes nobody vouches for: every length, count and position is
 * checked against what is left and against the limits before it is used. For one thread.
 */
final class WireReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int LONGEST_VARINT = 10;
  private static final int ANYWHERE = -1;

  private final DecodingLimits limits;
  private byte[] bytes = {};
  private int position;
  private int items;
  private int blockEnd = ANYWHERE;

  WireReader(DecodingLimits limits) {
    this.limits = limits;
  }

  void start(byte[] record, int from) {
    bytes = record;
    position = from;
    items = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the next value starts; after {@link #text()}, where the text ended. */
  int position() {
    return position;
  }

  void finish() throws UndecodableException {
    if (position != bytes.length) {
      throw malformed("bytes are left over");
    }
  }

  boolean bool() throws UndecodableException {
    byte value = bytes[advance(1)];
    if (value != 0 && value != 1) {
      throw malformed("a boolean is neither true nor false");
    }
    return value == 1;
  }

  long integer() throws UndecodableException {
    long raw = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      byte next = bytes[advance(1)];
      if (i == LONGEST_VARINT - 1 && next > 1) {
        break;
      }
      raw |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        return (raw >>> 1) ^ -(raw & 1);
      }
    }
    throw malformed("a number has more than 64 bits");
  }

  /** An Avro int: 32 bits. */
  long narrowInteger() throws UndecodableException {
    long value = integer();
    if (value != (int) value) {
      throw malformed("a number has more than 32 bits");
    }
    return value;
  }

  double decimal() throws UndecodableException {
    return Double.longBitsToDouble((long) LONG.get(bytes, advance(Double.BYTES)));
  }

  double narrowDecimal() throws UndecodableException {
    return Float.intBitsToFloat((int) INT.get(bytes, advance(Float.BYTES)));
  }

  /** Position of a union's branch or an enum's symbol. */
  int choice(int of) throws UndecodableException {
    long choice = integer();
    if (choice < 0 || choice >= of) {
      throw malformed("a choice is none of " + of);
    }
    return (int) choice;
  }

  /** Steps over a text and gives its length in bytes; it ends at {@link #position()}. */
  int text() throws UndecodableException {
    int length = binary();
    if (!Utf8Check.isValid(bytes, position - length, position)) {
      throw malformed("a text is not UTF-8");
    }
    return length;
  }

  /** Steps over a byte string and gives its length. */
  int binary() throws UndecodableException {
    long length = integer();
    if (length > limits.textBytes()) {
      throw new UndecodableException(
          TOO_LARGE, "a text has more than " + limits.textBytes() + " bytes");
    }
    skip(length);
    return (int) length;
  }

  /**
   * Number of items in the next block of an array or map; 0 ends it. After its items the block must
   * be closed with what {@link #blockEnd} said before them.
   */
  int block() throws UndecodableException {
    long count = integer();
    blockEnd = ANYWHERE;
    if (count < 0) {
      count = -count;
      long size = integer();
      if (size < 0 || size > bytes.length - position) {
        throw malformed("a block is longer than the record");
      }
      blockEnd = position + (int) size;
    }
    if (count < 0 || count > limits.items()) {
      throw new UndecodableException(
          TOO_LARGE, "a list has more than " + limits.items() + " items");
    }
    items += (int) count;
    if (items > limits.itemsPerRecord()) {
      throw new UndecodableException(
          TOO_LARGE, "the lists have more than " + limits.itemsPerRecord() + " items");
    }
    return (int) count;
  }

  /** Where the block just begun says it ends. */
  int blockEnd() {
    return blockEnd;
  }

  /** Readers may jump over a block by its size, so the size must be true. */
  void closeBlock(int end) throws UndecodableException {
    if (end != ANYWHERE && end != position) {
      throw malformed("a block is not as long as it says");
    }
  }

  void skip(long length) throws UndecodableException {
    if (length < 0 || length > bytes.length - position) {
      throw malformed("the record ends too early");
    }
    position += (int) length;
  }

  private int advance(int length) throws UndecodableException {
    int at = position;
    skip(length);
    return at;
  }

  private static UndecodableException malformed(String detail) {
    return new UndecodableException(MALFORMED, detail);
  }
}
