package io.weir.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes records in single-object encoding. For one thread. */
final class SingleObjectWriter {
  private static final int MOST_KEPT = 64;

  private static final class Prepared {
    final GenericDatumWriter<GenericRecord> datums;
    final byte[] header;

    Prepared(Schema schema) {
      datums = new GenericDatumWriter<>(schema);
      header = SingleObject.header(SchemaNormalization.parsingFingerprint64(schema));
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private BinaryEncoder encoder;
  private final IdentityHashMap<Schema, Prepared> prepared = new IdentityHashMap<>();

  byte[] write(GenericRecord record) {
    Prepared writer = prepare(record.getSchema());
    return write(writer, out -> writer.datums.write(record, out));
  }

  /** A record whose fields are written one by one, in the order of the schema. */
  byte[] write(Schema schema, EventCodec.Body body) {
    return write(prepare(schema), body);
  }

  private byte[] write(Prepared writer, EventCodec.Body body) {
    // Taken up first: it would hand over what a record that failed left in it.
    encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
    bytes.reset();
    bytes.writeBytes(writer.header);
    try {
      body.write(encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Schemas are few; a caller that parses one anew for each record must not fill the memory. */
  private Prepared prepare(Schema schema) {
    Prepared known = prepared.get(schema);
    if (known != null) {
      return known;
    }
    if (prepared.size() >= MOST_KEPT) {
      prepared.clear();
    }
    Prepared fresh = new Prepared(schema);
    prepared.put(schema, fresh);
    return fresh;
  }
}
