package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, decoding ends in a row or in an explanation, and both ways in agree. */
final class DecodingPropertiesTest {
  private static final int RECORDS = 300;
  private static final int MUTATIONS = 40;

  private final StreamCatalog catalog = StreamCatalog.shipped();
  private final EventCodec codec = new EventCodec(catalog.schemas());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldReadTheSameRowDirectlyAndByResolution(long seed) throws IOException {
    RandomRecords records = new RandomRecords(seed);
    for (StreamSchema stream : catalog.streams()) {
      BothWays ways = new BothWays(stream);
      for (int i = 0; i < RECORDS; i++) {
        GenericRecord record = records.record(stream.avro());
        for (byte[] bytes : List.of(binary(record, false), binary(record, true))) {
          Row row = ways.assertAgree(bytes);

          assertThat(row).isEqualTo(codec.decode(stream, codec.encode(record)));
          assertThat(row).isEqualTo(codec.decode(stream, codec.encode(stream, row)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldAgreeOnDamagedBytesToo(long seed) throws IOException {
    RandomRecords records = new RandomRecords(seed);
    Random random = new Random(seed);
    for (StreamSchema stream : catalog.streams()) {
      BothWays ways = new BothWays(stream);
      for (int i = 0; i < RECORDS / 3; i++) {
        byte[] bytes = binary(records.record(stream.avro()), i % 2 == 0);
        for (int j = 0; j < MUTATIONS; j++) {
          Row row = ways.assertAgree(damaged(bytes, random));
          if (row != null) {
            readEverything(row);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldExplainRandomBytes(long seed) {
    Random random = new Random(seed);
    for (StreamSchema stream : catalog.streams()) {
      byte[] header =
          Arrays.copyOf(
              codec.encode(new RandomRecords(seed).record(stream.avro())), SingleObject.HEADER);
      for (int i = 0; i < 5_000; i++) {
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        if (i % 2 == 0) {
          System.arraycopy(header, 0, bytes, 0, Math.min(header.length, bytes.length));
        }
        try {
          readEverything(codec.decode(stream, bytes));
        } catch (UndecodableException e) {
          assertThat(e.reason()).isNotNull();
          assertThat(e).hasMessageNotContaining("null");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldExplainDamagedBytesOfForeignWriters(long seed) throws IOException {
    Schema foreign =
        SchemaFiles.parse(
            """
            {"type": "record", "name": "Login", "namespace": "io.weir.events", "fields": [
              {"name": "tags", "type": {"type": "map", "values": {"type": "array", "items":
                {"type": "record", "name": "Tag", "fields": [{"name": "n", "type": "float"}]}}}},
              {"name": "activity", "type":
                {"type": "enum", "name": "LoginActivity", "symbols": ["LOGON", "TELEPORT"]}},
              {"name": "blob", "type": ["bytes", "null", {"type": "fixed", "name": "F", "size": 3}]},
              {"name": "auth_factors", "type": {"type": "array", "items":
                {"type": "enum", "name": "AuthFactor", "symbols": ["SMS", "TELEPATHY"]}}},
              {"name": "tenant_id", "type": "string"}, {"name": "event_time", "type": "int"},
              {"name": "event_id", "type": "string"}]}
            """);
    EventCodec knowing = new EventCodec(catalog.schemas().withWriters(List.of(foreign)));
    StreamSchema login = catalog.stream("login");
    Random random = new Random(seed);
    RandomRecords records = new RandomRecords(seed);
    for (int i = 0; i < RECORDS; i++) {
      byte[] bytes = knowing.encode(records.record(foreign));
      readEverything(knowing.decode(login, bytes));
      for (int j = 0; j < MUTATIONS; j++) {
        try {
          readEverything(knowing.decode(login, damaged(bytes, random)));
        } catch (UndecodableException e) {
          assertThat(e.reason()).isNotEqualTo(UndecodableException.Reason.INCOMPATIBLE_SCHEMA);
        }
      }
    }
  }

  /** The direct way and Avro's resolution of a schema with itself. */
  private static final class BothWays {
    private final WireReader wire = new WireReader(DecodingLimits.standard());
    private final RowLayout layout;
    private final Transcoder direct;
    private final ResolvingReader resolving;

    BothWays(StreamSchema stream) {
      layout = stream.layout();
      direct = new Transcoder(stream.avro(), layout);
      resolving = new ResolvingReader(stream.avro(), stream.avro());
    }

    Row assertAgree(byte[] bytes) throws IOException {
      Object one = outcome(() -> direct.read(wire), bytes);
      Object other =
          outcome(() -> RecordRows.row(layout, resolving.read(wire), new RowWriter(layout)), bytes);
      assertThat(one).isEqualTo(other);
      return one instanceof Row row ? row : null;
    }

    private Object outcome(Reading reading, byte[] bytes) throws IOException {
      wire.start(bytes, 0);
      try {
        return reading.read();
      } catch (UndecodableException e) {
        return e.reason();
      }
    }
  }

  private interface Reading {
    Row read() throws IOException;
  }

  private static void readEverything(Row row) {
    for (Field field : row.layout().fields()) {
      int index = field.index();
      if (!row.isNull(index)) {
        Object value =
            switch (field.type()) {
              case BOOLEAN -> row.getBoolean(index);
              case INTEGER, TIMESTAMP -> row.getLong(index);
              case DOUBLE -> row.getDouble(index);
              case STRING -> row.getString(index);
              case STRINGS -> row.getStrings(index);
            };
        assertThat(value).isNotNull();
      }
    }
  }

  /** With sized blocks, arrays carry their length in bytes, as some producers send them. */
  private static byte[] binary(GenericRecord record, boolean sizedBlocks) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Encoder encoder =
        sizedBlocks
            ? EncoderFactory.get().blockingBinaryEncoder(bytes, null)
            : EncoderFactory.get().binaryEncoder(bytes, null);
    Schema schema = record.getSchema();
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> damaged[at] = (byte) random.nextInt();
      case 2 -> damaged = Arrays.copyOf(bytes, at);
      default -> Arrays.fill(damaged, at, Math.min(bytes.length, at + 9), (byte) 0xFF);
    }
    return damaged;
  }
}
