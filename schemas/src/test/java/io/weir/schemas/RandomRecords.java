package io.weir.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Records of any schema, drawn from a seed. */
final class RandomRecords {
  private static final String[] TEXTS = {
    "A1", "e-000017", "ąę", "🦆", "192.0.2.7", "x".repeat(300)
  };
  private static final long[] NUMBERS = {0, 1, -1, 127, 128, 40_000, -3_000_000_000L};

  private final Random random;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  GenericRecord record(Schema schema) {
    return (GenericRecord) value(schema);
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericRecord record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        yield record;
      }
      case UNION -> value(any(schema.getTypes()));
      case ENUM -> new GenericData.EnumSymbol(schema, any(schema.getEnumSymbols()));
      case ARRAY -> list(schema.getElementType());
      case MAP -> map(schema.getValueType());
      case STRING -> TEXTS[random.nextInt(TEXTS.length)];
      case BYTES -> ByteBuffer.wrap(TEXTS[0].getBytes(StandardCharsets.UTF_8));
      case FIXED -> new GenericData.Fixed(schema, new byte[schema.getFixedSize()]);
      case INT -> (int) NUMBERS[random.nextInt(NUMBERS.length - 1)];
      case LONG -> random.nextBoolean() ? random.nextLong() : NUMBERS[random.nextInt(7)];
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextGaussian();
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
    };
  }

  private List<Object> list(Schema items) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(items));
    }
    return list;
  }

  private Map<String, Object> map(Schema values) {
    Map<String, Object> map = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put("k" + i, value(values));
    }
    return map;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
