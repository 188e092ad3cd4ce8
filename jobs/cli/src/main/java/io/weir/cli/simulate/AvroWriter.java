package io.weir.cli.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** An Avro container file: the stream's schema and the append time. It has no room for garbage. */
final class AvroWriter implements EventWriter {
  private final Schema schema;
  private final DataFileWriter<GenericRecord> out;

  AvroWriter(Path file, Schema stream) throws IOException {
    this.schema = withAppendTime(stream);
    this.out =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))
            .setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL))
            .create(schema, file.toFile());
  }

  private static Schema withAppendTime(Schema stream) {
    List<Schema.Field> fields = new ArrayList<>();
    stream.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    Schema time = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    fields.add(new Schema.Field(APPEND_TIME, time, "When the broker took it."));
    return Schema.createRecord(
        stream.getName(), stream.getDoc(), stream.getNamespace(), false, fields);
  }

  @Override
  public void event(GenericRecord event, long appendTime) throws IOException {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : event.getSchema().getFields()) {
      record.put(field.pos(), event.get(field.pos()));
    }
    record.put(APPEND_TIME, appendTime);
    out.append(record);
  }

  @Override
  public void garbage(byte[] bytes) {}

  @Override
  public void close() throws IOException {
    out.close();
  }
}
