package io.weir.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/**
 * What a schema may say to Weir, and where. Avro lets any property stand anywhere, so one that is
 * misspelt, stands in the wrong place or is written as a text would say nothing without a word.
 */
final class Declarations {
  private static final String OURS = "weir.";

  private static final Map<String, Form> OF_RECORDS =
      new TreeMap<>(
          Map.of("weir.stream", Form.TEXT, "weir.decide", Form.TRUTH, "weir.input", Form.TRUTH));

  private static final Map<String, Form> OF_FIELDS =
      new TreeMap<>(
          Map.of(
              "weir.eventId", Form.TRUTH,
              "weir.tenant", Form.TRUTH,
              "weir.eventTime", Form.TRUTH,
              "weir.activity", Form.TRUTH,
              "weir.simulated", Form.TRUTH,
              "weir.range", Form.TRUTH,
              "weir.dimension", Form.TEXT,
              "weir.parts", Form.LIST,
              "weir.expected", Form.LIST,
              "weir.pii", Form.SENSITIVITY));

  private final List<String> problems = new ArrayList<>();

  private Declarations() {}

  private enum Form {
    TRUTH("true or false"),
    TEXT("a text"),
    LIST("a list of texts"),
    SENSITIVITY("\"P0\", \"P1\" or \"P2\"");

    private final String what;

    Form(String what) {
      this.what = what;
    }

    private boolean takes(Object value) {
      return switch (this) {
        case TRUTH -> value instanceof Boolean;
        case TEXT -> value instanceof String text && !text.isBlank();
        case LIST ->
            value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        case SENSITIVITY -> List.of("P0", "P1", "P2").contains(value);
      };
    }
  }

  /**
   * What is wrong with what a schema says; empty where nothing is.
   *
   * @throws IllegalArgumentException if a record contains itself
   */
  static List<String> problems(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      return List.of();
    }
    Nesting.check(schema);
    Declarations declarations = new Declarations();
    declarations.check(schema, "the record", OF_RECORDS);
    declarations.fields(schema, "");
    return declarations.problems;
  }

  private void fields(Schema record, String prefix) {
    for (Schema.Field field : record.getFields()) {
      String path = prefix + field.name();
      check(field, path, OF_FIELDS);
      type(Flattening.withoutNull(field.schema()), path);
    }
  }

  private void type(Schema type, String path) {
    check(type, "the type of " + path, Map.of());
    switch (type.getType()) {
      case RECORD -> fields(type, path + ".");
      case ARRAY -> type(type.getElementType(), path);
      case MAP -> type(type.getValueType(), path);
      default -> {}
    }
  }

  private void check(JsonProperties declaring, String where, Map<String, Form> known) {
    declaring
        .getObjectProps()
        .forEach(
            (name, value) -> {
              if (name.startsWith(OURS)) {
                check(name, value, where, known);
              }
            });
  }

  private void check(String name, Object value, String where, Map<String, Form> known) {
    Form form = known.get(name);
    if (form != null) {
      if (!form.takes(value)) {
        problems.add("%s of %s must be %s, not %s".formatted(name, where, form.what, value));
      }
    } else if (OF_FIELDS.containsKey(name)) {
      problems.add("%s stands at %s: it belongs beside the name of a field".formatted(name, where));
    } else if (OF_RECORDS.containsKey(name)) {
      problems.add("%s stands at %s: it belongs to the record".formatted(name, where));
    } else {
      problems.add(
          "%s says nothing of %s: a record has %s, a field %s"
              .formatted(
                  name,
                  where,
                  String.join(", ", OF_RECORDS.keySet()),
                  String.join(", ", OF_FIELDS.keySet())));
    }
  }
}
