package io.weir.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes another pattern of a pattern's text: its parameters lie nearer to their greatest values, so
 * that windows and conditions of copies are not those of the original and cannot be shared.
 */
final class ShiftedParameters {
  private static final Pattern PARAMETER =
      Pattern.compile("\\{value: ([0-9.]+)([a-z]*), min: [0-9.]+[a-z]*, max: ([0-9.]+)([a-z]*)");
  private static final BigDecimal PARTS = BigDecimal.valueOf(20);
  private static final Map<String, Long> MILLIS =
      Map.of("", 1L, "ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private ShiftedParameters() {}

  /**
   * The text with every parameter moved towards its greatest value.
   *
   * @param steps how far, in twentieths of the way; at least one unit where there is room
   */
  static String shift(String text, int steps) {
    return PARAMETER
        .matcher(text)
        .replaceAll(
            found ->
                found
                    .group()
                    .replaceFirst(
                        "value: " + Pattern.quote(found.group(1) + found.group(2)),
                        "value: " + shifted(found, steps)));
  }

  private static String shifted(MatchResult found, int steps) {
    String unit = found.group(2);
    BigDecimal value = new BigDecimal(found.group(1));
    BigDecimal most =
        new BigDecimal(found.group(3))
            .multiply(BigDecimal.valueOf(MILLIS.get(found.group(4))))
            .divide(BigDecimal.valueOf(MILLIS.get(unit)), MathContext.DECIMAL64);
    BigDecimal way =
        most.subtract(value)
            .multiply(BigDecimal.valueOf(steps))
            .divide(PARTS, MathContext.DECIMAL64);
    boolean fraction = found.group(1).contains(".");
    BigDecimal exact = value.add(way);
    BigDecimal whole = fraction ? exact : exact.setScale(0, RoundingMode.CEILING);
    return whole.min(most).setScale(fraction ? 4 : 0, RoundingMode.DOWN).toPlainString() + unit;
  }
}
