package io.weir.streaming.encode;

import java.nio.charset.StandardCharsets;

/** Keys of records: parts with a bar between them, told apart whatever they contain. */
final class MessageKeys {

  private MessageKeys() {}

  /** A bar or backslash inside a part is preceded by a backslash. */
  static byte[] of(String... parts) {
    StringBuilder key = new StringBuilder(64);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        key.append('|');
      }
      append(key, parts[i]);
    }
    return key.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder key, String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '|' || c == '\\') {
        key.append('\\');
      }
      key.append(c);
    }
  }
}
