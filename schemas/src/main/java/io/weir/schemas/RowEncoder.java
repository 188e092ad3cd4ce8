package io.weir.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes rows of one layout in single-object encoding, straight from their bytes. What a row does
 * not hold (maps, byte strings) is written as its default. For one thread.
 */
final class RowEncoder {

  /** One value of the wire, taken from the row. */
  private interface Step {
    void write(Row row, Encoder out) throws IOException;
  }

  private final String name;
  private final RowLayout layout;
  private final byte[] header;
  private final Step record;
  private BinaryEncoder reused;

  /**
   * An encoder for rows of a stream.
   *
   * @throws IllegalArgumentException if the schema requires something rows do not hold
   */
  RowEncoder(StreamSchema stream) {
    name = stream.avro().getFullName();
    layout = stream.layout();
    header = SingleObject.header(SchemaNormalization.parsingFingerprint64(stream.avro()));
    record = record(stream.avro(), "");
  }

  /**
   * Asks of a stream before its first event what else is found out when one is written.
   *
   * @throws IllegalArgumentException if the schema requires something rows do not hold
   */
  static void requireWritable(StreamSchema stream) {
    new RowEncoder(stream);
  }

  byte[] write(Row row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    bytes.writeBytes(header);
    reused = EncoderFactory.get().binaryEncoder(bytes, reused);
    try {
      record.write(layout.adapt(row), reused);
      reused.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Step record(Schema schema, String prefix) {
    List<Step> steps = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      steps.add(value(field, prefix + field.name()));
    }
    Step[] fields = steps.toArray(Step[]::new);
    return (row, out) -> {
      for (Step field : fields) {
        field.write(row, out);
      }
    };
  }

  private Step value(Schema.Field declared, String path) {
    Schema inner = Flattening.withoutNull(declared.schema());
    Field field = layout.field(path);
    boolean isRecord = inner.getType() == Schema.Type.RECORD;
    if (!isRecord && field == null) {
      return defaultOf(declared, path);
    }
    Step step = isRecord ? record(inner, path + ".") : leaf(inner, field.index());
    if (declared.schema().getType() != Schema.Type.UNION) {
      return step;
    }
    int absent = declared.schema().getTypes().get(0).getType() == Schema.Type.NULL ? 0 : 1;
    int[] indices = isRecord ? indicesUnder(path + ".") : new int[] {field.index()};
    return (row, out) -> {
      boolean present = anyPresent(row, indices);
      out.writeIndex(present ? 1 - absent : absent);
      if (present) {
        step.write(row, out);
      }
    };
  }

  private int[] indicesUnder(String prefix) {
    return layout.fields().stream()
        .filter(field -> field.path().startsWith(prefix))
        .mapToInt(Field::index)
        .toArray();
  }

  private static boolean anyPresent(Row row, int[] indices) {
    for (int index : indices) {
      if (!row.isNull(index)) {
        return true;
      }
    }
    return false;
  }

  private static Step leaf(Schema schema, int index) {
    return switch (schema.getType()) {
      case BOOLEAN -> (row, out) -> out.writeBoolean(row.getBoolean(index));
      case INT -> (row, out) -> out.writeInt(Math.toIntExact(row.getLong(index)));
      case LONG -> (row, out) -> out.writeLong(row.getLong(index));
      case FLOAT -> (row, out) -> out.writeFloat((float) row.getDouble(index));
      case DOUBLE -> (row, out) -> out.writeDouble(row.getDouble(index));
      case ENUM -> (row, out) -> out.writeEnum(row.getSymbol(index));
      case ARRAY -> list(schema.getElementType(), index);
      default -> (row, out) -> row.writeText(index, out);
    };
  }

  private static Step list(Schema items, int index) {
    boolean symbols = items.getType() == Schema.Type.ENUM;
    return (row, out) -> {
      List<String> texts = row.getStrings(index);
      out.writeArrayStart();
      out.setItemCount(texts.size());
      for (String text : texts) {
        out.startItem();
        if (symbols) {
          out.writeEnum(items.getEnumOrdinal(text));
        } else {
          out.writeString(text);
        }
      }
      out.writeArrayEnd();
    };
  }

  private Step defaultOf(Schema.Field declared, String path) {
    if (!declared.hasDefaultValue()) {
      throw new IllegalArgumentException(
          name + ": " + path + " is required, but no part of a row: give it a default");
    }
    Object value = GenericData.get().getDefaultValue(declared);
    GenericDatumWriter<Object> datums = new GenericDatumWriter<>(declared.schema());
    return (row, out) -> datums.write(value, out);
  }
}
