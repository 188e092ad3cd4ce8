package io.weir.patterns.compiler;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import java.util.List;

/**
 * Compiled code, one shape per kind of value so that nothing is boxed.
 *
 * <p>{@link Frame#unknown} is clear when code begins. {@link Whole} and {@link Decimal} set it when
 * they have no value, and whoever called them reads and clears it at once; {@link Outcome}, {@link
 * Text} and {@link Texts} leave it clear.
 */
final class Code {
  private Code() {}

  /** Gives a {@link Truth}. */
  interface Outcome {
    byte test(Frame frame);
  }

  /** Gives an integer, a timestamp or a duration. */
  interface Whole {
    long of(Frame frame);
  }

  /** Gives a double. */
  interface Decimal {
    double of(Frame frame);
  }

  /** Gives a text, or null if unknown. */
  interface Text {
    String of(Frame frame);
  }

  /** Gives a list of texts, or null if unknown. */
  interface Texts {
    List<String> of(Frame frame);
  }

  /** Reads and clears the sign of an unknown number. */
  static boolean takeUnknown(Frame frame) {
    boolean unknown = frame.unknown;
    frame.unknown = false;
    return unknown;
  }

  static byte truth(boolean value) {
    return value ? Truth.TRUE : Truth.FALSE;
  }
}
