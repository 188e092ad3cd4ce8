package io.weir.schemas;

import org.apache.avro.Schema;

/** Steps over one value of a schema, checking all of it. */
final class WireCheck {
  private WireCheck() {}

  static void skip(Schema schema, WireReader in) throws UndecodableException {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          skip(field.schema(), in);
        }
      }
      case UNION -> skip(schema.getTypes().get(in.choice(schema.getTypes().size())), in);
      case ARRAY -> skipBlocks(schema.getElementType(), false, in);
      case MAP -> skipBlocks(schema.getValueType(), true, in);
      case ENUM -> in.choice(schema.getEnumSymbols().size());
      case STRING -> in.text();
      case BYTES -> in.binary();
      case FIXED -> in.skip(schema.getFixedSize());
      case INT -> in.narrowInteger();
      case LONG -> in.integer();
      case FLOAT -> in.skip(Float.BYTES);
      case DOUBLE -> in.skip(Double.BYTES);
      case BOOLEAN -> in.bool();
      case NULL -> {}
    }
  }

  private static void skipBlocks(Schema item, boolean named, WireReader in)
      throws UndecodableException {
    for (int count = in.block(); count > 0; count = in.block()) {
      int end = in.blockEnd();
      for (int i = 0; i < count; i++) {
        if (named) {
          in.text();
        }
        skip(item, in);
      }
      in.closeBlock(end);
    }
  }
}
