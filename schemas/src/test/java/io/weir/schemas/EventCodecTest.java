package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weir.schemas.UndecodableException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class EventCodecTest {
  private final StreamCatalog catalog = StreamCatalog.shipped();
  private final StreamSchema login = catalog.stream("login");
  private final EventCodec codec = new EventCodec(catalog.schemas());

  private RowBuilder logon() {
    return new RowBuilder(login.layout())
        .set("event_id", "e1")
        .set("tenant_id", "t1")
        .set("event_time", 1_767_607_200_000L)
        .set("activity", "LOGON");
  }

  private void assertRefused(byte[] bytes, Reason reason) {
    assertRefused(codec, login, bytes, reason);
  }

  private static void assertRefused(
      EventCodec codec, StreamSchema stream, byte[] bytes, Reason reason) {
    assertThatExceptionOfType(UndecodableException.class)
        .isThrownBy(() -> codec.decode(stream, bytes))
        .satisfies(e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }

  @Test
  void shouldReadWhatItWrote() throws UndecodableException {
    Row row =
        logon()
            .set("net.asn", 64_500)
            .set("net.ip_type", "TOR")
            .set("session.bound_device_id", "d1")
            .set("auth_factors", List.of("PASSWORD", "PUSH"))
            .build();

    assertThat(codec.decode(login, codec.encode(login, row))).isEqualTo(row);
  }

  @Test
  void shouldReadALeanWriterThatSendsOnlyWhatIsRequired() throws UndecodableException {
    Schema lean =
        SchemaBuilder.record("Login")
            .namespace("io.weir.events")
            .fields()
            .requiredString("event_id")
            .requiredString("tenant_id")
            .requiredLong("event_time")
            .name("activity")
            .type()
            .enumeration("LoginActivity")
            .symbols("LOGON", "TELEPORT")
            .noDefault()
            .endRecord();
    GenericRecord record =
        new GenericRecordBuilder(lean)
            .set("event_id", "e1")
            .set("tenant_id", "t1")
            .set("event_time", 5L)
            .set("activity", new GenericData.EnumSymbol(lean, "TELEPORT"))
            .build();
    EventCodec knowing = new EventCodec(catalog.schemas().withWriters(List.of(lean)));

    Row row = knowing.decode(login, knowing.encode(record));

    assertThat(row).isEqualTo(logon().set("event_time", 5).set("activity", "UNKNOWN").build());
    assertThat(row.layout()).isSameAs(login.layout());
  }

  @Test
  void shouldRefuseWhatIsNotInSingleObjectEncoding() {
    assertRefused(null, Reason.NOT_SINGLE_OBJECT);
    assertRefused(new byte[0], Reason.NOT_SINGLE_OBJECT);
    assertRefused(
        "{\"event_id\":\"e1\"}".getBytes(StandardCharsets.UTF_8), Reason.NOT_SINGLE_OBJECT);
  }

  @Test
  void shouldRefuseAnUnknownWriterSchema() {
    byte[] bytes = codec.encode(login, logon().build());
    bytes[5]++;

    assertRefused(bytes, Reason.UNKNOWN_SCHEMA);
  }

  @Test
  void shouldRefuseAnEventOfAnotherStream() {
    byte[] bytes = codec.encode(login, logon().build());

    assertRefused(codec, catalog.stream("payment"), bytes, Reason.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void shouldAskOnceWhetherAStreamReadsAWriter() throws UndecodableException {
    StreamSchema payment = catalog.stream("payment");
    byte[] bytes = codec.encode(login, logon().build());
    byte[] other = codec.encode(login, logon().set("event_id", "e2").build());

    UndecodableException refusal = refusal(() -> codec.decode(payment, bytes));

    assertThat(refusal(() -> codec.decode(payment, other))).isSameAs(refusal);
    assertThat(refusal(() -> codec.decode(catalog.stream("device"), other)))
        .isNotSameAs(refusal)
        .hasMessage("a record of io.weir.events.Login cannot be read as io.weir.events.Device");
    assertThat(codec.decode(login, bytes)).isEqualTo(logon().build());
  }

  @Test
  void shouldAskOnceWhetherASchemaReadsAWriter() throws UndecodableException {
    Schema payment = catalog.stream("payment").avro();
    byte[] bytes = codec.encode(login, logon().build());
    byte[] other = codec.encode(login, logon().set("event_id", "e2").build());

    UndecodableException refusal = refusal(() -> codec.decode(payment, bytes));

    assertThat(refusal(() -> codec.decode(payment, other))).isSameAs(refusal);
    assertThat(refusal.reason()).isEqualTo(Reason.INCOMPATIBLE_SCHEMA);
    assertThat(codec.decode(login.avro(), bytes).get("event_id")).hasToString("e1");
  }

  private static UndecodableException refusal(ThrowingCallable reading) {
    return catchThrowableOfType(UndecodableException.class, reading);
  }

  @Test
  void shouldRefuseRecordsAndTextsBeyondTheirLimits() {
    byte[] bytes = codec.encode(login, logon().set("user_agent", "x".repeat(4097)).build());
    EventCodec strict = new EventCodec(catalog.schemas(), new DecodingLimits(100, 100, 1));

    assertRefused(bytes, Reason.TOO_LARGE);
    assertRefused(strict, login, bytes, Reason.TOO_LARGE);
    assertRefused(new byte[32 * 1024 + 1], Reason.TOO_LARGE);
  }

  @Test
  void shouldRefuseListsBeyondTheirLimit() {
    EventCodec strict = new EventCodec(catalog.schemas(), new DecodingLimits(4096, 4096, 1));
    byte[] bytes = codec.encode(login, logon().set("auth_factors", List.of("PUSH", "SMS")).build());

    assertRefused(strict, login, bytes, Reason.TOO_LARGE);
  }

  @Test
  void shouldRefuseTruncatedAndOverlongRecords() {
    byte[] bytes = codec.encode(login, logon().build());

    for (int length = SingleObject.HEADER; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length), Reason.MALFORMED);
    }
    assertRefused(Arrays.copyOf(bytes, bytes.length + 1), Reason.MALFORMED);
  }

  @Test
  void shouldRefuseTextThatIsNotUtf8() {
    byte[] bytes = codec.encode(login, logon().set("event_id", "?").build());
    bytes[SingleObject.HEADER + 1] = (byte) 0xC0;

    assertRefused(bytes, Reason.MALFORMED);
  }

  @Test
  void shouldRefuseAnEventWithoutIdOrTenant() {
    assertRefused(
        codec.encode(login, logon().set("event_id", "").build()), Reason.MISSING_REQUIRED);
    assertRefused(
        codec.encode(login, logon().set("tenant_id", "").build()), Reason.MISSING_REQUIRED);
  }

  @Test
  void shouldDecodeTheNextEventAfterAFailure() throws UndecodableException {
    Row row = logon().build();
    byte[] bytes = codec.encode(login, row);

    assertRefused(Arrays.copyOf(bytes, bytes.length - 1), Reason.MALFORMED);

    assertThat(codec.decode(login, bytes)).isEqualTo(row);
  }

  @Test
  void shouldReadRecordsThatAreNoEvents() throws UndecodableException {
    Row row = logon().set("net.asn", 64_500).build();

    GenericRecord record = codec.decode(login.avro(), codec.encode(login, row));

    assertThat(record.get("event_id")).hasToString("e1");
    assertThat(((GenericRecord) record.get("net")).get("asn")).isEqualTo(64_500);
    assertThat(record.get("session")).isNull();
    assertThat(codec.decode(login.avro(), codec.encode(record))).isEqualTo(record);
  }

  @Test
  void shouldWriteTheDefaultOfWhatARowDoesNotHold() throws UndecodableException {
    StreamSchema signal = catalog.stream("signal");
    Row row =
        new RowBuilder(signal.layout())
            .set("event_id", "s1")
            .set("tenant_id", "t1")
            .set("event_time", 5)
            .set("activity", "RAISED")
            .set("signal_id", "s")
            .set("pattern_id", "p")
            .set("version", 1)
            .set("event_ids", List.of("e1", "e2"))
            .build();

    GenericRecord record = codec.decode(signal.avro(), codec.encode(signal, row));

    assertThat(record.get("values")).isEqualTo(Map.of());
    assertThat(codec.decode(signal, codec.encode(record))).isEqualTo(row);
  }
}
