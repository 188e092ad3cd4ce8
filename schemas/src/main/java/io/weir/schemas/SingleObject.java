package io.weir.schemas;

import static io.weir.schemas.UndecodableException.Reason.NOT_SINGLE_OBJECT;
import static io.weir.schemas.UndecodableException.Reason.UNKNOWN_SCHEMA;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;

/** The ten bytes before a record: a marker of two, and the writer schema's CRC-64-AVRO. */
final class SingleObject {
  static final int HEADER = 10;
  private static final byte MARKER = (byte) 0xC3;
  private static final byte VERSION = 1;

  private SingleObject() {}

  /** Which schema the bytes claim to be written with. */
  static long fingerprint(byte[] bytes) throws UndecodableException {
    if (bytes == null || bytes.length < HEADER || bytes[0] != MARKER || bytes[1] != VERSION) {
      throw new UndecodableException(NOT_SINGLE_OBJECT, "not in Avro's single-object encoding");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
  }

  static Schema writer(SchemaStore writers, long fingerprint) throws UndecodableException {
    Schema writer = writers.byFingerprint(fingerprint);
    if (writer == null) {
      throw new UndecodableException(
          UNKNOWN_SCHEMA, "no schema has the fingerprint %016x".formatted(fingerprint));
    }
    return writer;
  }

  static byte[] header(long fingerprint) {
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MARKER)
        .put(VERSION)
        .putLong(fingerprint)
        .array();
  }
}
