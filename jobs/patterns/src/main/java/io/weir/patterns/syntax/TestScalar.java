package io.weir.patterns.syntax;

import io.weir.patterns.model.DurationText;
import io.weir.patterns.yaml.Numbers;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Single values of test events, as their field's type wants them. */
final class TestScalar {
  private TestScalar() {}

  /**
   * The value, or null where the text is no value of the field's type. Times are ISO-8601, or a
   * duration before or after the start of the test: {@code -30d}.
   */
  static Object value(Field field, YamlNode node) {
    if (!(node instanceof YamlText text)) {
      return null;
    }
    return switch (field.type()) {
      case BOOLEAN -> truth(text);
      case INTEGER -> Numbers.whole(text);
      case DOUBLE -> Numbers.decimal(text);
      case STRING -> text.value();
      case TIMESTAMP -> time(text.value());
      case STRINGS -> null;
    };
  }

  /** What the field holds, for messages. */
  static String words(Field field) {
    return switch (field.type()) {
      case TIMESTAMP -> "a time such as 2026-01-05T10:00:00Z, or -30d from the start of the test";
      default -> AggregateFunction.words(field.type());
    };
  }

  private static Boolean truth(YamlText text) {
    return switch (text.plain() ? text.value() : "") {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static Long time(String text) {
    boolean before = text.startsWith("-");
    Long millis = DurationText.parse(before || text.startsWith("+") ? text.substring(1) : text);
    if (millis != null) {
      return TestDefaults.START.toEpochMilli() + (before ? -millis : millis);
    }
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      return null;
    }
  }
}
