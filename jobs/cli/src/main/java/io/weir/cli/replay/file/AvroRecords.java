package io.weir.cli.replay.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * An Avro container file. Its columns are the fields of its schema, those of nested records with
 * dots. Behind a block that cannot be read, reading goes on with the next.
 */
final class AvroRecords implements Records {
  private final DataFileReader<GenericRecord> reader;
  private final List<AvroColumn> columns;
  private long number;

  private AvroRecords(DataFileReader<GenericRecord> reader, List<AvroColumn> columns) {
    this.reader = reader;
    this.columns = columns;
  }

  static AvroRecords open(Path file) throws IOException {
    DataFileReader<GenericRecord> reader =
        new DataFileReader<>(file.toFile(), new GenericDatumReader<>());
    Schema schema = reader.getSchema();
    if (schema.getType() != Schema.Type.RECORD) {
      reader.close();
      throw new IOException("it holds no records, but " + schema.getType());
    }
    List<AvroColumn> columns = new ArrayList<>();
    AvroColumn.addAll(schema, columns);
    return new AvroRecords(reader, columns);
  }

  @Override
  public List<String> columns() {
    return columns.stream().map(AvroColumn::name).toList();
  }

  @Override
  public Line next() {
    try {
      if (!reader.hasNext()) {
        return null;
      }
      number++;
      GenericRecord record = reader.next();
      String[] values = new String[columns.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = columns.get(i).text(record);
      }
      return Line.of(number, null, values);
    } catch (AvroRuntimeException e) {
      skipBlock();
      return Line.wrong(Math.max(number, 1), null, "is in a block that cannot be read");
    }
  }

  /** The position only grows, so even a file of nothing but damage comes to its end. */
  private void skipBlock() {
    try {
      reader.sync(reader.tell() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
