package io.weir.cli.replay.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * One field of a record as a column of text.
 *
 * @param name with dots for nested records
 * @param path positions from the outer record to the field
 * @param type its type without null
 */
record AvroColumn(String name, List<Integer> path, Schema type) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The columns of a record, nested records flattened. */
  static void addAll(Schema record, List<AvroColumn> columns) {
    addAll(record, "", List.of(), columns);
  }

  private static void addAll(
      Schema record, String prefix, List<Integer> path, List<AvroColumn> columns) {
    for (Schema.Field field : record.getFields()) {
      Schema type = withoutNull(field.schema());
      List<Integer> deeper = Stream.concat(path.stream(), Stream.of(field.pos())).toList();
      if (type.getType() == Schema.Type.RECORD && deeper.size() < 8) {
        addAll(type, prefix + field.name() + ".", deeper, columns);
      } else {
        columns.add(new AvroColumn(prefix + field.name(), deeper, type));
      }
    }
  }

  private static Schema withoutNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> types =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return types.size() == 1 ? types.get(0) : schema;
  }

  /** The record's value as text, empty where it has none. */
  String text(GenericRecord record) {
    Object value = record;
    for (int position : path) {
      value = value == null ? null : ((GenericRecord) value).get(position);
    }
    if (value == null) {
      return "";
    }
    LogicalType logical = type.getLogicalType();
    if (value instanceof Long time && logical instanceof LogicalTypes.TimestampMillis) {
      return Instant.ofEpochMilli(time).toString();
    }
    if (value instanceof Long time && logical instanceof LogicalTypes.TimestampMicros) {
      return Instant.ofEpochMilli(Math.floorDiv(time, 1_000L)).toString();
    }
    if (value instanceof List<?> list) {
      return JSON.valueToTree(list.stream().map(String::valueOf).toList()).toString();
    }
    return value.toString();
  }
}
