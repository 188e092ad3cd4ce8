package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Avro lets a producer write bytes where we read text: different bytes are different texts. */
final class BytesAsTextTest {
  private static final Schema WRITER =
      SchemaFiles.parse(
          """
          {"type": "record", "name": "Signal", "namespace": "io.weir.events", "fields": [
            {"name": "raw", "type": ["null", "bytes"]},
            {"name": "tenant_id", "type": ["bytes", "string"]},
            {"name": "event_id", "type": "bytes"},
            {"name": "event_time", "type": "long"},
            {"name": "activity", "type":
              {"type": "enum", "name": "SignalActivity", "symbols": ["RAISED"]}},
            {"name": "pattern_id", "type": "string"},
            {"name": "signal_id", "type": "bytes"},
            {"name": "version", "type": "int"},
            {"name": "event_ids", "type": {"type": "array", "items": "bytes"}},
            {"name": "values", "type": {"type": "map", "values": "bytes"}}]}
          """);

  private final StreamCatalog catalog = StreamCatalog.shipped();
  private final StreamSchema signal = catalog.stream("signal");
  private final EventCodec codec = new EventCodec(catalog.schemas().withWriters(List.of(WRITER)));

  private static GenericRecord record() {
    GenericRecord record = new GenericData.Record(WRITER);
    record.put("tenant_id", bytes('t'));
    record.put("event_id", bytes(0xC3, 0xA9));
    record.put("event_time", 5L);
    record.put(
        "activity", new GenericData.EnumSymbol(WRITER.getField("activity").schema(), "RAISED"));
    record.put("pattern_id", "p");
    record.put("signal_id", bytes('s'));
    record.put("version", 1);
    record.put("event_ids", List.of(bytes('e'), bytes('f')));
    record.put("values", Map.of("v", bytes('1')));
    return record;
  }

  private static ByteBuffer bytes(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int one : bytes) {
      buffer.put((byte) one);
    }
    return buffer.flip();
  }

  private void assertRefused(String field, Object value) {
    GenericRecord record = record();
    record.put(field, value);
    byte[] written = codec.encode(record);

    for (Reading reading : List.<Reading>of(this::row, this::whole)) {
      assertThatExceptionOfType(UndecodableException.class)
          .as(field)
          .isThrownBy(() -> reading.read(written))
          .withMessage("a text is not UTF-8")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(UndecodableException.Reason.MALFORMED));
    }
  }

  private interface Reading {
    Object read(byte[] written) throws UndecodableException;
  }

  private Row row(byte[] written) throws UndecodableException {
    return codec.decode(signal, written);
  }

  private GenericRecord whole(byte[] written) throws UndecodableException {
    return codec.decode(signal.avro(), written);
  }

  @Test
  void shouldRefuseBytesThatAreNoTextWhereTextIsRead() {
    assertRefused("event_id", bytes(0xFF));
    assertRefused("event_id", bytes(0xFE));
    assertRefused("tenant_id", bytes(0xC0, 0x80));
    assertRefused("event_ids", List.of(bytes('e'), bytes(0xFF)));
    assertRefused("values", Map.of("v", bytes(0xFF)));
  }

  @Test
  void shouldReadBytesThatAreText() throws UndecodableException {
    Row row = row(codec.encode(record()));

    assertThat(row.getString(signal.layout().field("event_id").index())).isEqualTo("\u00e9");
    assertThat(row.getStrings(signal.layout().field("event_ids").index()))
        .containsExactly("e", "f");
    assertThat(row.getString(signal.tenant().index()).getBytes(StandardCharsets.UTF_8))
        .containsExactly('t');
  }

  @Test
  void shouldLeaveBytesAloneThatNobodyReads() throws UndecodableException {
    GenericRecord record = record();
    record.put("raw", bytes(0xFF));

    assertThat(row(codec.encode(record))).isEqualTo(row(codec.encode(record())));
  }
}
