package io.weir.streaming.encode;

/** How long texts are in a record, and how to make them shorter. */
final class Utf8 {
  /** Bytes of a character at most; one of two characters has four. */
  static final int MOST_OF_ONE = 3;

  /** Bytes that say how long a text is, of such as a record can have. */
  static final int MOST_OF_LENGTH = 2;

  private static final String CUT = "…";

  private Utf8() {}

  /** Bytes of a text, or a few more. */
  static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i));
    }
    return bytes;
  }

  private static int bytes(char one) {
    return one < 0x80 ? 1 : one < 0x800 ? 2 : MOST_OF_ONE;
  }

  /** The text, or as much of it as has so many bytes at most. */
  static String cut(String text, int most) {
    if (MOST_OF_ONE * text.length() <= most || bytes(text) <= most) {
      return text;
    }
    int left = most - MOST_OF_ONE;
    int end = 0;
    while (left >= bytes(text.charAt(end))) {
      left -= bytes(text.charAt(end));
      end++;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }
}
