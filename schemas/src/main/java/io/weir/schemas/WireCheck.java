package io.weir.schemas;

import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
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
      case ARRAY -> skipBlocks(item -> skip(schema.getElementType(), item), false, in);
      case MAP -> skipBlocks(item -> skip(schema.getValueType(), item), true, in);
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

  /** The same of a value that is read by another schema: bytes that are read as text must be it. */
  static void skip(Action read, WireReader in) throws UndecodableException {
    switch (read.type) {
      case RECORD -> {
        for (Action field : ((Resolver.RecordAdjust) read).fieldActions) {
          skip(field, in);
        }
      }
      case WRITER_UNION -> {
        Action[] branches = ((Resolver.WriterUnion) read).actions;
        skip(branches[in.choice(branches.length)], in);
      }
      case READER_UNION -> skip(((Resolver.ReaderUnion) read).actualAction, in);
      case CONTAINER -> {
        boolean named = read.writer.getType() == Schema.Type.MAP;
        skipBlocks(item -> skip(((Resolver.Container) read).elementAction, item), named, in);
      }
      case PROMOTE -> skip(isBytesAsText(read) ? read.reader : read.writer, in);
      case DO_NOTHING, ENUM, SKIP, ERROR -> skip(read.writer, in);
    }
  }

  private static boolean isBytesAsText(Action read) {
    return read.writer.getType() == Schema.Type.BYTES
        && read.reader.getType() == Schema.Type.STRING;
  }

  /** One item of an array, or one value of a map. */
  private interface Item {
    void skip(WireReader in) throws UndecodableException;
  }

  private static void skipBlocks(Item item, boolean named, WireReader in)
      throws UndecodableException {
    for (int count = in.block(); count > 0; count = in.block()) {
      int end = in.blockEnd();
      for (int i = 0; i < count; i++) {
        if (named) {
          in.text();
        }
        item.skip(in);
      }
      in.closeBlock(end);
    }
  }
}
