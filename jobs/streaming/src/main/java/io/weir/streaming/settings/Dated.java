package io.weir.streaming.settings;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * A word of a list with the instant from which, or until which, it counts.
 *
 * @param at epoch millis
 */
record Dated(String word, long at) {

  /**
   * Reads {@code word} or {@code word from 2026-11-24T08:00:00Z}; null where it is neither.
   *
   * @param preposition what stands between the two
   * @param otherwise the instant of a word alone
   */
  static Dated read(String text, String preposition, long otherwise) {
    String[] parts = text.split("\\s+", -1);
    if (parts.length == 1) {
      return new Dated(text, otherwise);
    }
    if (parts.length != 3 || !parts[1].equals(preposition)) {
      return null;
    }
    try {
      return new Dated(parts[0], OffsetDateTime.parse(parts[2]).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) { // or beyond epoch millis
      return null;
    }
  }

  /** What is wrong where the word was said before, with another instant perhaps. */
  String twice(String preposition) {
    return "'%s' is there twice; say once %s when".formatted(word, preposition);
  }
}
