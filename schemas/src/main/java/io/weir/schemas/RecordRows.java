package io.weir.schemas;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/** Rows from Avro records and back. */
final class RecordRows {
  private RecordRows() {}

  /** The row of a record of the layout's schema. */
  static Row row(RowLayout layout, GenericRecord record, RowWriter writer) {
    writer.reset();
    for (Leaf leaf : layout.leaves()) {
      Object value = find(record, leaf.position());
      if (value != null) {
        put(leaf.field(), value, writer);
      }
    }
    return writer.finish();
  }

  private static Object find(IndexedRecord record, List<Integer> position) {
    Object value = record;
    for (int i = 0; i < position.size() && value != null; i++) {
      value = ((IndexedRecord) value).get(position.get(i));
    }
    return value;
  }

  private static void put(Field field, Object value, RowWriter writer) {
    int index = field.index();
    switch (field.type()) {
      case BOOLEAN -> writer.putBoolean(index, (Boolean) value);
      case INTEGER, TIMESTAMP -> writer.putLong(index, ((Number) value).longValue());
      case DOUBLE -> writer.putDouble(index, ((Number) value).doubleValue());
      case STRING -> {
        if (!field.symbols().isEmpty()) {
          writer.putLong(index, field.symbols().indexOf(value.toString()));
        } else if (value instanceof Utf8 utf8) {
          writer.putText(index, utf8.getBytes(), 0, utf8.getByteLength());
        } else {
          writer.putText(index, value.toString());
        }
      }
      case STRINGS -> {
        writer.putStrings(index);
        for (Object item : (List<?>) value) {
          byte[] utf8 = item.toString().getBytes(StandardCharsets.UTF_8);
          writer.addText(utf8, 0, utf8.length);
        }
      }
    }
  }

  /** The record of a row; fields a row does not hold take their defaults. */
  static GenericRecord record(Schema schema, Row row) {
    return record(schema, row, "");
  }

  private static GenericRecord record(Schema schema, Row row, String prefix) {
    GenericRecordBuilder builder = new GenericRecordBuilder(schema);
    for (Schema.Field declared : schema.getFields()) {
      String path = prefix + declared.name();
      Schema inner = Flattening.withoutNull(declared.schema());
      Field field = row.layout().field(path);
      if (inner.getType() == Schema.Type.RECORD) {
        boolean present = !declared.schema().isNullable() || hasValueUnder(row, path + ".");
        builder.set(declared, present ? record(inner, row, path + ".") : null);
      } else if (field != null) {
        builder.set(declared, row.isNull(field.index()) ? null : value(row, field, inner));
      }
    }
    return builder.build();
  }

  private static boolean hasValueUnder(Row row, String prefix) {
    return row.layout().fields().stream()
        .anyMatch(field -> field.path().startsWith(prefix) && !row.isNull(field.index()));
  }

  private static Object value(Row row, Field field, Schema schema) {
    int index = field.index();
    return switch (schema.getType()) {
      case BOOLEAN -> row.getBoolean(index);
      case INT -> (int) row.getLong(index);
      case LONG -> row.getLong(index);
      case FLOAT -> (float) row.getDouble(index);
      case DOUBLE -> row.getDouble(index);
      case ENUM -> new GenericData.EnumSymbol(schema, row.getString(index));
      case ARRAY -> list(row.getStrings(index), schema);
      default -> row.getString(index);
    };
  }

  private static List<?> list(List<String> texts, Schema array) {
    Schema item = array.getElementType();
    if (item.getType() != Schema.Type.ENUM) {
      return texts;
    }
    return texts.stream().map(text -> new GenericData.EnumSymbol(item, text)).toList();
  }
}
