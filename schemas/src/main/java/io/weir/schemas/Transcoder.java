package io.weir.schemas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Copies a record straight from Avro's encoding into a row, for writers that use the very schema we
 * read with: no object per value. Anybody else takes the {@link ResolvingReader}, to which this one
 * is held equal.
 */
final class Transcoder implements RecordReader {

  /** One value of the wire, copied or stepped over. */
  private interface Step {
    void copy(WireReader in, RowWriter out) throws UndecodableException;
  }

  private final RowLayout layout;
  private final RowWriter writer;
  private final Step record;

  Transcoder(Schema schema, RowLayout layout) {
    this.layout = layout;
    this.writer = new RowWriter(layout);
    this.record = record(schema, "");
  }

  @Override
  public Row read(WireReader in) throws UndecodableException {
    writer.reset();
    record.copy(in, writer);
    in.finish();
    return writer.finish();
  }

  /** Fields come in the order of declaration, which is the ascending order rows are written in. */
  private Step record(Schema schema, String prefix) {
    List<Step> steps = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      steps.add(value(field.schema(), prefix + field.name()));
    }
    Step[] fields = steps.toArray(Step[]::new);
    return (in, out) -> {
      for (Step field : fields) {
        field.copy(in, out);
      }
    };
  }

  private Step value(Schema schema, String path) {
    boolean optional = schema.getType() == Schema.Type.UNION;
    Schema inner = Flattening.withoutNull(schema);
    Step step;
    if (inner.getType() == Schema.Type.RECORD) {
      step = record(inner, path + ".");
    } else {
      Field field = layout.field(path);
      if (field == null) {
        return (in, out) -> WireCheck.skip(schema, in);
      }
      step = leaf(inner, field.index());
    }
    if (!optional) {
      return step;
    }
    int absent = schema.getTypes().get(0).getType() == Schema.Type.NULL ? 0 : 1;
    return (in, out) -> {
      if (in.choice(2) != absent) {
        step.copy(in, out);
      }
    };
  }

  private static Step leaf(Schema schema, int index) {
    return switch (schema.getType()) {
      case BOOLEAN -> (in, out) -> out.putBoolean(index, in.bool());
      case INT -> (in, out) -> out.putLong(index, in.narrowInteger());
      case LONG -> (in, out) -> out.putLong(index, in.integer());
      case FLOAT -> (in, out) -> out.putDouble(index, in.narrowDecimal());
      case DOUBLE -> (in, out) -> out.putDouble(index, in.decimal());
      case ENUM -> {
        int symbols = schema.getEnumSymbols().size();
        yield (in, out) -> out.putLong(index, in.choice(symbols));
      }
      case ARRAY -> list(schema.getElementType(), index);
      default ->
          (in, out) -> {
            int length = in.text();
            out.putText(index, in.bytes(), in.position() - length, length);
          };
    };
  }

  private static Step list(Schema items, int index) {
    Step item = items.getType() == Schema.Type.ENUM ? symbol(items) : Transcoder::text;
    return (in, out) -> {
      out.putStrings(index);
      for (int count = in.block(); count > 0; count = in.block()) {
        int end = in.blockEnd();
        for (int i = 0; i < count; i++) {
          item.copy(in, out);
        }
        in.closeBlock(end);
      }
    };
  }

  private static Step symbol(Schema items) {
    byte[][] symbols =
        items.getEnumSymbols().stream()
            .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    return (in, out) -> {
      byte[] symbol = symbols[in.choice(symbols.length)];
      out.addText(symbol, 0, symbol.length);
    };
  }

  private static void text(WireReader in, RowWriter out) throws UndecodableException {
    int length = in.text();
    out.addText(in.bytes(), in.position() - length, length);
  }
}
