package io.weir.cli.replay.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.schemas.Field;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Field values written as text, as in constants and in files whose columns are the fields. */
final class FieldText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,19}");

  private FieldText() {}

  /** The value, or null where the text is none of the field's type. Times are epoch millis. */
  static Object value(Field field, String text) {
    return switch (field.type()) {
      case BOOLEAN ->
          switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
          };
      case INTEGER -> whole(text);
      case DOUBLE -> decimal(text);
      case STRING -> field.symbols().isEmpty() || field.symbols().contains(text) ? text : null;
      case TIMESTAMP -> time(text);
      case STRINGS -> strings(text);
    };
  }

  /** What the field holds, for messages. */
  static String words(Field field) {
    return switch (field.type()) {
      case BOOLEAN -> "true or false";
      case INTEGER -> "a whole number";
      case DOUBLE -> "a number";
      case STRING ->
          field.symbols().isEmpty() ? "a text" : "one of " + String.join(", ", field.symbols());
      case TIMESTAMP -> "a time such as 2026-01-05T10:00:00Z";
      case STRINGS -> "a list of texts";
    };
  }

  /** Epoch millis of an RFC 3339 time, or of a whole number of them; null where it is neither. */
  static Long time(String text) {
    if (WHOLE.matcher(text).matches()) {
      return whole(text);
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static Long whole(String text) {
    try {
      return WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Double decimal(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static List<String> strings(String text) {
    try {
      JsonNode list = JSON.readTree(text);
      List<String> strings = new ArrayList<>();
      list.forEach(item -> strings.add(item.isTextual() ? item.asText() : null));
      return list.isArray() && !strings.contains(null) ? strings : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
