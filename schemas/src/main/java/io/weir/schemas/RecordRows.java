package io.weir.schemas;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/** Rows from Avro records. */
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
}
