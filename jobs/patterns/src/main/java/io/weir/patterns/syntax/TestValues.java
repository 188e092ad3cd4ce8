package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.YamlList;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The field values one event of a test gives, checked against its stream. */
final class TestValues {
  private static final String NUMBER = "{n}";

  private final StreamSchema stream;
  private final Reading reading;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private boolean right = true;

  private TestValues(StreamSchema stream, Reading reading) {
    this.stream = stream;
    this.reading = reading;
  }

  /** Reads the fields of an event; nested records may be written as mappings or with dots. */
  static TestValues read(YamlMap map, StreamSchema stream, Reading reading) {
    TestValues values = new TestValues(stream, reading);
    values.read(map, "");
    return values;
  }

  /** Whether every field was right. */
  boolean right() {
    return right;
  }

  /** The value given for a field, or null. */
  Object value(String path) {
    return values.get(path);
  }

  /** Sets the fields given, with {@code {n}} in texts replaced. */
  void fill(RowBuilder row, int n) {
    values.forEach((path, value) -> row.set(path, numbered(value, Integer.toString(n))));
  }

  private static Object numbered(Object value, String n) {
    if (value instanceof String text) {
      return text.contains(NUMBER) ? text.replace(NUMBER, n) : text;
    }
    if (value instanceof List<?> texts) {
      return texts.stream().map(text -> text.toString().replace(NUMBER, n)).toList();
    }
    return value;
  }

  private void read(YamlMap map, String prefix) {
    for (YamlMap.Entry entry : map.entries()) {
      String path = prefix + entry.key().value();
      Field field = stream.layout().field(path);
      if (field == null && entry.value() instanceof YamlMap inner && isRecord(path)) {
        read(inner, path + ".");
      } else if (field == null) {
        unknown(entry.key(), path);
      } else if (entry.value() instanceof YamlText text && text.isNull()) {
        values.put(path, null);
      } else {
        put(field, entry.value());
      }
    }
  }

  private boolean isRecord(String path) {
    return stream.layout().fields().stream().anyMatch(f -> f.path().startsWith(path + "."));
  }

  private void unknown(YamlText key, String path) {
    List<String> paths = stream.layout().fields().stream().map(Field::path).toList();
    refuse(
        key,
        NAME,
        "unknown field '"
            + path
            + "' of "
            + stream.name()
            + Suggestion.or(path, paths, ", known are "));
  }

  private void put(Field field, YamlNode node) {
    Object value = field.type() == FieldType.STRINGS ? texts(node) : TestScalar.value(field, node);
    if (value == null) {
      refuse(
          node,
          VALUE,
          "'" + field.path() + "' is " + TestScalar.words(field) + ", not " + shown(node));
    } else if (value instanceof String text && !allows(field, text)) {
      refuse(
          node,
          VALUE,
          "'"
              + field.path()
              + "' cannot be '"
              + text
              + "'"
              + Suggestion.or(text, field.symbols(), ", it is one of "));
    } else {
      values.put(field.path(), value);
    }
  }

  private static boolean allows(Field field, String text) {
    return field.type() != FieldType.STRING
        || field.symbols().isEmpty()
        || field.symbols().contains(text);
  }

  private static List<String> texts(YamlNode node) {
    if (!(node instanceof YamlList list)) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (!(item instanceof YamlText text)) {
        return null;
      }
      texts.add(text.value());
    }
    return texts;
  }

  private static String shown(YamlNode node) {
    return node instanceof YamlText text ? "'" + text + "'" : node.kind();
  }

  private void refuse(YamlNode node, Problem.Category category, String message) {
    right = false;
    reading.refuse(node, category, message);
  }
}
