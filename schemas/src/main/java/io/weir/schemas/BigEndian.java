package io.weir.schemas;

/**
 * Numbers in bytes, most significant byte first.
 *
 * <p>Plain shifts instead of {@link java.lang.invoke.VarHandle}: where a condition's code is too
 * deep to be inlined, or not compiled yet, a handle's access is left as half a dozen calls.
 */
final class BigEndian {

  private BigEndian() {}

  static int unsignedShort(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  static int integer(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  static long wide(byte[] bytes, int at) {
    return (long) integer(bytes, at) << 32 | (integer(bytes, at + 4) & 0xFFFFFFFFL);
  }

  static void putShort(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }

  static void putInteger(byte[] bytes, int at, int value) {
    putShort(bytes, at, value >>> 16);
    putShort(bytes, at + 2, value);
  }

  static void putWide(byte[] bytes, int at, long value) {
    putInteger(bytes, at, (int) (value >>> 32));
    putInteger(bytes, at + 4, (int) value);
  }
}
