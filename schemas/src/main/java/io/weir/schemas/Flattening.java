package io.weir.schemas;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Reduces a record schema to the flat list of fields a row has. Nested records are opened, their
 * field names joined by dots. What a condition cannot speak of (maps, bytes, arrays of records) is
 * left out.
 */
final class Flattening {
  private final List<Leaf> leaves = new ArrayList<>();

  private Flattening() {}

  /**
   * The leaves of a record schema in the order of declaration.
   *
   * @throws IllegalArgumentException if a record contains itself, or a record that may be null has
   *     fields that may not
   */
  static List<Leaf> of(Schema record) {
    Nesting.check(record);
    Flattening flattening = new Flattening();
    flattening.record(record, "", List.of(), false);
    return List.copyOf(flattening.leaves);
  }

  private void record(Schema record, String prefix, List<Integer> position, boolean nullable) {
    for (Schema.Field field : record.getFields()) {
      List<Integer> inner = new ArrayList<>(position);
      inner.add(field.pos());
      field(field, prefix + field.name(), inner, nullable);
    }
  }

  private void field(
      Schema.Field field, String path, List<Integer> position, boolean insideNullable) {
    boolean nullable = field.schema().isNullable();
    if (insideNullable && !nullable) {
      throw new IllegalArgumentException(
          path + " must be nullable, because the record around it may be null");
    }
    Schema schema = withoutNull(field.schema());
    if (schema.getType() == Schema.Type.RECORD) {
      record(schema, path + ".", position, nullable);
      return;
    }
    FieldType type = typeOf(schema);
    if (type == null) {
      return;
    }
    List<String> symbols =
        schema.getType() == Schema.Type.ENUM ? schema.getEnumSymbols() : List.of();
    Field flat =
        new Field(
            leaves.size(),
            path,
            type,
            nullable,
            symbols,
            property(field, "weir.dimension", ""),
            property(field, "weir.pii", "P2"),
            expected(field));
    leaves.add(new Leaf(flat, field, List.copyOf(position), defaultOf(field)));
  }

  /** The one branch of {@code ["null", T]}; any other schema as it is. */
  static Schema withoutNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION || schema.getTypes().size() != 2) {
      return schema;
    }
    List<Schema> branches = schema.getTypes();
    if (branches.get(0).getType() == Schema.Type.NULL) {
      return branches.get(1);
    }
    return branches.get(1).getType() == Schema.Type.NULL ? branches.get(0) : schema;
  }

  private static FieldType typeOf(Schema schema) {
    return switch (schema.getType()) {
      case BOOLEAN -> FieldType.BOOLEAN;
      case INT, LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? FieldType.TIMESTAMP
              : FieldType.INTEGER;
      case FLOAT, DOUBLE -> FieldType.DOUBLE;
      case STRING, ENUM -> FieldType.STRING;
      case ARRAY ->
          switch (schema.getElementType().getType()) {
            case STRING, ENUM -> FieldType.STRINGS;
            default -> null;
          };
      default -> null;
    };
  }

  private static Object defaultOf(Schema.Field field) {
    Object value = field.hasDefaultValue() ? field.defaultVal() : null;
    return value == JsonProperties.NULL_VALUE ? null : value;
  }

  private static String property(Schema.Field field, String name, String otherwise) {
    String value = field.getProp(name);
    return value == null ? otherwise : value;
  }

  private static List<String> expected(Schema.Field field) {
    return field.getObjectProp("weir.expected") instanceof List<?> activities
        ? activities.stream().map(String::valueOf).toList()
        : List.of();
  }
}
