package io.weir.patterns.compiler;

import io.weir.patterns.condition.Frame;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads numbers and times out of text. Text that is neither is unknown. */
final class Conversions {
  /** No number of 64 bits needs more; an exponent cannot make the work large. */
  private static final int LONGEST = 40;

  private static final int MINOR_DIGITS = 2;

  /** Reads a whole number, or marks the frame unknown. */
  interface Reading {
    long read(String text, Frame frame);
  }

  private Conversions() {}

  static long integer(String text, Frame frame) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return WholeCode.unknown(frame);
    }
  }

  static double decimal(String text, Frame frame) {
    if (text.length() > LONGEST) {
      return DecimalCode.unknown(frame);
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return DecimalCode.unknown(frame);
    }
  }

  /** {@code "480.32"} as 48032: exact, and unknown if there are more than two decimals. */
  static long minor(String text, Frame frame) {
    if (text.length() > LONGEST || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return WholeCode.unknown(frame);
    }
    try {
      return new BigDecimal(text).movePointRight(MINOR_DIGITS).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return WholeCode.unknown(frame);
    }
  }

  /**
   * A date and time with its offset from UTC, as in RFC 3339; what is finer than milliseconds is
   * cut off.
   */
  static long timestamp(String text, Frame frame) {
    if (text.length() > LONGEST) {
      return WholeCode.unknown(frame);
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return WholeCode.unknown(frame);
    }
  }
}
