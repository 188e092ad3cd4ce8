package io.weir.schemas;

import static io.weir.schemas.UndecodableException.Reason.INCOMPATIBLE_SCHEMA;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** Reads any compatible writer schema by Avro's own resolution. */
final class ResolvingReader {
  private final Schema writer;
  private final GenericDatumReader<GenericRecord> datums;

  /**
   * A reader for one pair of schemas.
   *
   * @throws UndecodableException if records of the writer's schema cannot be read by the reader's
   */
  ResolvingReader(Schema writer, Schema reader) throws UndecodableException {
    this.writer = writer;
    this.datums = new GenericDatumReader<>(writer, reader);
    if (SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        != SchemaCompatibilityType.COMPATIBLE) {
      throw incompatible(writer, reader);
    }
  }

  /**
   * All bytes are checked against the writer's schema first, so that Avro's decoder, which trusts
   * lengths and positions, meets only those that hold. The decoder is never used again: one that
   * failed stays broken.
   */
  GenericRecord read(WireReader in) throws IOException {
    byte[] bytes = in.bytes();
    int start = in.position();
    WireCheck.skip(writer, in);
    in.finish();
    try {
      return datums.read(
          null, DecoderFactory.get().binaryDecoder(bytes, start, bytes.length - start, null));
    } catch (AvroRuntimeException e) {
      throw incompatible(writer, datums.getExpected());
    }
  }

  private static UndecodableException incompatible(Schema writer, Schema reader) {
    return new UndecodableException(
        INCOMPATIBLE_SCHEMA,
        "a record of " + writer.getFullName() + " cannot be read as " + reader.getFullName());
  }
}
