package io.weir.cli.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Records as people and scripts like them: times as text, nothing where nothing is. */
public final class AvroJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final UnaryOperator<String> naming;

  private AvroJson(UnaryOperator<String> naming) {
    this.naming = naming;
  }

  /** Fields are called as their schema calls them. */
  public static AvroJson asDeclared() {
    return new AvroJson(UnaryOperator.identity());
  }

  /** {@code first_event_time} becomes {@code firstEventTime}. */
  public static AvroJson camelCase() {
    return new AvroJson(AvroJson::camel);
  }

  /** The record as JSON; null fields are left out. */
  public ObjectNode of(GenericRecord record) {
    ObjectNode object = JSON.createObjectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        put(object, naming.apply(field.name()), value, field.schema());
      }
    }
    return object;
  }

  private void put(ObjectNode object, String name, Object value, Schema schema) {
    if (value instanceof GenericRecord record) {
      object.set(name, of(record));
    } else if (value instanceof List<?> list) {
      ArrayNode array = object.putArray(name);
      for (Object item : list) {
        if (item instanceof GenericRecord record) {
          array.add(of(record));
        } else {
          array.add(item.toString());
        }
      }
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode entries = object.putObject(name);
      map.entrySet().stream()
          .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
          .forEach(entry -> entries.put(entry.getKey().toString(), entry.getValue().toString()));
    } else if (value instanceof Long number) {
      if (isTime(schema)) {
        object.put(name, Instant.ofEpochMilli(number).toString());
      } else {
        object.put(name, number);
      }
    } else if (value instanceof Integer number) {
      object.put(name, number);
    } else if (value instanceof Double number) {
      object.put(name, number);
    } else if (value instanceof Boolean truth) {
      object.put(name, truth);
    } else {
      object.put(name, value.toString());
    }
  }

  private static boolean isTime(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().stream().anyMatch(AvroJson::isTime)
        : schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return camel.toString();
  }
}
