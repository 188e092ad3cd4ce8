package io.weir.patterns.syntax;

import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Values as people may see them. */
final class ReasonValues {
  static final String UNKNOWN = "unknown";
  private static final int SHOWN = 2;
  private static final int LONG_ENOUGH = 8;
  private static final String STARS = "****";

  private ReasonValues() {}

  /** A field of a row, masked by its class of personal data. */
  static String show(Row row, Field field) {
    int index = field.index();
    if (row.isNull(index)) {
      return UNKNOWN;
    }
    return switch (field.type()) {
      case BOOLEAN -> String.valueOf(row.getBoolean(index));
      case INTEGER -> number(Long.toString(row.getLong(index)), field.pii());
      case DOUBLE -> number(show(row.getDouble(index), ValueType.DOUBLE), field.pii());
      case TIMESTAMP -> show(row.getLong(index), ValueType.TIMESTAMP);
      case STRING -> mask(row.getString(index), field.pii());
      case STRINGS ->
          String.join(", ", row.getStrings(index).stream().map(s -> mask(s, field.pii())).toList());
    };
  }

  /** A value that belongs to nobody. */
  static String show(Object value, ValueType type) {
    return switch (type) {
      case DURATION -> DurationText.of((Long) value);
      case TIMESTAMP -> Instant.ofEpochMilli((Long) value).toString();
      case DOUBLE -> decimal((Double) value);
      default -> String.valueOf(value);
    };
  }

  /** People need amounts, so numbers are shown, unless they must never be. */
  private static String number(String text, String pii) {
    return pii.equals("P3") ? STARS : text;
  }

  /** At most the first and last two characters of what belongs to a person. */
  static String mask(String text, String pii) {
    if (pii.equals("P0")) {
      return text;
    }
    int length = text.codePointCount(0, text.length());
    if (length < LONG_ENOUGH || pii.equals("P3")) {
      return STARS;
    }
    return text.substring(0, text.offsetByCodePoints(0, SHOWN))
        + STARS
        + text.substring(text.offsetByCodePoints(text.length(), -SHOWN));
  }

  private static String decimal(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return UNKNOWN;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
