package io.weir.simulator.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** An empty record of one schema to copy and fill; enum symbols are looked up once. */
final class RecordForm {

  private final Schema schema;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, Map<String, Object>> symbols = new HashMap<>();
  private final GenericData.Record blank;

  RecordForm(Schema schema) {
    this.schema = schema;
    this.blank = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      positions.put(field.name(), field.pos());
      if (field.hasDefaultValue()) {
        blank.put(field.pos(), GenericData.get().getDefaultValue(field));
      }
      Schema type = present(field.schema());
      if (type.getType() == Schema.Type.ARRAY) {
        type = type.getElementType();
      }
      if (type.getType() == Schema.Type.ENUM) {
        symbols.put(field.name(), symbolsOf(type));
      }
    }
  }

  /** A record with every default filled in. */
  GenericRecord blank() {
    return new GenericData.Record(blank, false);
  }

  boolean has(String field) {
    return positions.containsKey(field);
  }

  /** The form of a nested record field. */
  RecordForm nested(String field) {
    return new RecordForm(present(schema.getField(field).schema()));
  }

  /**
   * Sets a field; an enum field takes its symbol's name, an array of enums a list of names.
   *
   * @throws IllegalArgumentException if the schema has no such field or symbol
   */
  void set(GenericRecord record, String field, Object value) {
    Integer position = positions.get(field);
    if (position == null) {
      throw new IllegalArgumentException(schema.getFullName() + " has no field " + field);
    }
    Map<String, Object> choices = symbols.get(field);
    record.put(position, choices == null || value == null ? value : symbol(field, choices, value));
  }

  private static Object symbol(String field, Map<String, Object> choices, Object name) {
    if (name instanceof List<?> names) {
      return names.stream().map(one -> symbol(field, choices, one)).toList();
    }
    Object symbol = choices.get(name);
    if (symbol == null) {
      throw new IllegalArgumentException(field + " has no symbol " + name);
    }
    return symbol;
  }

  private static Map<String, Object> symbolsOf(Schema type) {
    Map<String, Object> known = new HashMap<>();
    for (String name : type.getEnumSymbols()) {
      known.put(name, new GenericData.EnumSymbol(type, name));
    }
    return known;
  }

  private static Schema present(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }
}
