package io.weir.patterns.compiler;

/**
 * Lengths of time as authors write them: {@code 500ms}, {@code 90s}, {@code 15m}, {@code 24h},
 * {@code 7d}.
 */
public final class DurationLiterals {
  /** What a message tells an author to write. */
  public static final String SHAPE = "a whole number with ms, s, m, h or d, such as 90s or 24h";

  /** About ten thousand years, CEL's own bound. */
  static final long LONGEST_MILLIS = 315_576_000_000_000L;

  private static final int MOST_DIGITS = 18;

  private DurationLiterals() {}

  /**
   * Milliseconds of a literal such as {@code 15m}, or null if the text is not one or is too long.
   */
  public static Long millis(String literal) {
    int digits = 0;
    while (digits < literal.length() && Character.digit(literal.charAt(digits), 10) >= 0) {
      digits++;
    }
    long unit = unitMillis(literal.substring(digits));
    if (digits == 0 || digits > MOST_DIGITS || unit == 0) {
      return null;
    }
    long count = Long.parseLong(literal, 0, digits, 10);
    return count > LONGEST_MILLIS / unit ? null : (Long) (count * unit);
  }

  /** The shortest literal of so many milliseconds: {@code 1d} for 86,400,000. */
  public static String text(long millis) {
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      if (millis != 0 && millis % unitMillis(unit) == 0) {
        return millis / unitMillis(unit) + unit;
      }
    }
    return millis == 0 ? "0s" : millis + "ms";
  }

  private static long unitMillis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      default -> 0;
    };
  }
}
