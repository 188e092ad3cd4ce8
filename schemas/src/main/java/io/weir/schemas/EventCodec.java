package io.weir.schemas;

import static io.weir.schemas.UndecodableException.Reason.MALFORMED;
import static io.weir.schemas.UndecodableException.Reason.MISSING_REQUIRED;
import static io.weir.schemas.UndecodableException.Reason.TOO_LARGE;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Encoder;

/**
 * Events between Avro's single-object encoding and rows. Any writer schema the store knows and the
 * stream's schema can read is accepted. For one thread.
 */
public final class EventCodec {
  private final SchemaStore writers;
  private final DecodingLimits limits;
  private final WireReader wire;
  private final SingleObjectWriter encoder = new SingleObjectWriter();
  private final Map<StreamSchema, RowEncoder> rowEncoders = new HashMap<>();
  private final Map<StreamSchema, Map<Long, RecordReader>> rowReaders = new HashMap<>();
  private final Map<Schema, Map<Long, ResolvingReader>> recordReaders = new HashMap<>();

  /** A codec with the usual limits. */
  public EventCodec(SchemaStore writers) {
    this(writers, DecodingLimits.standard());
  }

  /** A codec that refuses whatever exceeds these limits. */
  public EventCodec(SchemaStore writers, DecodingLimits limits) {
    this.writers = writers;
    this.limits = limits;
    this.wire = new WireReader(limits);
  }

  /**
   * Reads an event.
   *
   * @param stream the stream the bytes arrived on
   * @param bytes untrusted; null is no event
   * @return a row of the stream's current layout
   * @throws UndecodableException saying what is wrong; nothing else is ever thrown for bad bytes
   */
  public Row decode(StreamSchema stream, byte[] bytes) throws UndecodableException {
    long fingerprint = open(bytes);
    RecordReader reader =
        rowReaders.computeIfAbsent(stream, any -> new HashMap<>()).get(fingerprint);
    if (reader == null) {
      reader = rowReader(SingleObject.writer(writers, fingerprint), stream);
      rowReaders.get(stream).put(fingerprint, reader);
    }
    Row row;
    try {
      row = reader.read(wire);
    } catch (RowTooLargeException e) {
      throw new UndecodableException(TOO_LARGE, e.getMessage());
    } catch (IOException e) {
      throw undecodable(e);
    }
    requireText(row, stream.eventId());
    requireText(row, stream.tenant());
    return row;
  }

  /**
   * Reads a record that is no event, a decision for example.
   *
   * @param expected the schema to resolve it to
   * @param bytes untrusted; null is no record
   * @throws UndecodableException saying what is wrong
   */
  public GenericRecord decode(Schema expected, byte[] bytes) throws UndecodableException {
    long fingerprint = open(bytes);
    Map<Long, ResolvingReader> readers =
        recordReaders.computeIfAbsent(expected, any -> new HashMap<>());
    ResolvingReader reader = readers.get(fingerprint);
    if (reader == null) {
      reader = new ResolvingReader(SingleObject.writer(writers, fingerprint), expected);
      readers.put(fingerprint, reader);
    }
    try {
      return reader.read(wire);
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  /**
   * Writes a record with its own schema.
   *
   * @throws org.apache.avro.AvroRuntimeException if the record does not follow its schema
   */
  public byte[] encode(GenericRecord record) {
    return encoder.write(record);
  }

  /** Writes the fields of one record. */
  @FunctionalInterface
  public interface Body {
    void write(Encoder out) throws IOException;
  }

  /**
   * Writes a record with no object made of it in between: for records of which there are many.
   *
   * @param schema what the fields are written by
   * @param body writes all its fields, in its order
   */
  public byte[] encode(Schema schema, Body body) {
    return encoder.write(schema, body);
  }

  /**
   * Writes an event with its stream's schema; what a row does not hold takes its default.
   *
   * @throws IllegalArgumentException if the row is of another stream
   * @throws ArithmeticException if a number exceeds the 32 bits its field has on the wire
   */
  public byte[] encode(StreamSchema stream, Row row) {
    return rowEncoders.computeIfAbsent(stream, RowEncoder::new).write(row);
  }

  private long open(byte[] bytes) throws UndecodableException {
    if (bytes != null && bytes.length > limits.recordBytes()) {
      throw new UndecodableException(
          TOO_LARGE, "the record has more than " + limits.recordBytes() + " bytes");
    }
    long fingerprint = SingleObject.fingerprint(bytes);
    wire.start(bytes, SingleObject.HEADER);
    return fingerprint;
  }

  private static RecordReader rowReader(Schema writer, StreamSchema stream) {
    RowLayout layout = stream.layout();
    if (SchemaNormalization.parsingFingerprint64(writer)
        == SchemaNormalization.parsingFingerprint64(stream.avro())) {
      return new Transcoder(stream.avro(), layout);
    }
    ResolvingReader records = new ResolvingReader(writer, stream.avro());
    RowWriter rows = new RowWriter(layout);
    return in -> RecordRows.row(layout, records.read(in), rows);
  }

  private static void requireText(Row row, Field field) throws UndecodableException {
    if (row.textBytes(field.index()) == 0) {
      throw new UndecodableException(MISSING_REQUIRED, field.path() + " is empty");
    }
  }

  private static UndecodableException undecodable(IOException e) {
    return e instanceof UndecodableException known
        ? known
        : new UndecodableException(MALFORMED, e.getMessage());
  }
}
