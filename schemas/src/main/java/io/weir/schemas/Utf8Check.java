package io.weir.schemas;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Whether bytes are well-formed UTF-8: two byte strings must never read as the same key. */
final class Utf8Check {
  private Utf8Check() {}

  static boolean isValid(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return isValidBeyondAscii(bytes, i, to);
      }
    }
    return true;
  }

  /** By what decoding comes to, not by an exception: that would walk the stack. */
  private static boolean isValidBeyondAscii(byte[] bytes, int from, int to) {
    int length = to - from;
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes, from, length), CharBuffer.allocate(length), true)
        .isUnderflow();
  }
}
