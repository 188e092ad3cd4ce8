package io.weir.schemas;

import static io.weir.schemas.UndecodableException.Reason.INCOMPATIBLE_SCHEMA;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads any compatible writer schema by Avro's own resolution. That a pair of schemas is not
 * compatible is found out once, not for every record: a producer may well send all of its records
 * to the wrong topic.
 */
final class ResolvingReader {
  private final Schema writer;
  private final GenericDatumReader<GenericRecord> datums;

  /** How a record becomes what is read; null where it cannot. */
  private final Resolver.Action resolution;

  /** What all records are told; null where they can be read. */
  private final UndecodableException refusal;

  /** A reader for one pair of schemas; where these are not compatible, it refuses every record. */
  ResolvingReader(Schema writer, Schema reader) {
    this.writer = writer;
    this.datums = new GenericDatumReader<>(writer, reader);
    boolean compatible =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
            == SchemaCompatibilityType.COMPATIBLE;
    this.resolution = compatible ? Resolver.resolve(writer, reader) : null;
    this.refusal = compatible ? null : incompatible(writer, reader);
  }

  /**
   * All bytes are checked against the writer's schema first, so that Avro's decoder, which trusts
   * lengths and positions, meets only those that hold. The decoder is never used again: one that
   * failed stays broken.
   */
  GenericRecord read(WireReader in) throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    byte[] bytes = in.bytes();
    int start = in.position();
    WireCheck.skip(resolution, in);
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
