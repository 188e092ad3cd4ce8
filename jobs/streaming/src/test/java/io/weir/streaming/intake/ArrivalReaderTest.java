package io.weir.streaming.intake;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.bytes;
import static io.weir.streaming.Samples.login;
import static io.weir.streaming.Samples.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.schemas.RowBuilder;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArrivalReaderTest {
  private static final long LATENESS = 60_000;
  private static final long FUTURE = 300_000;

  private final ArrivalReader reader =
      new ArrivalReader(
          CATALOG,
          new IntakeRules(
              Map.of("logins", "login", "payments", "payment", "signals", "signal"),
              LATENESS,
              FUTURE,
              true));

  @Test
  void shouldReadAnEventOfItsTopicsStream() {
    Arrival arrival = reader.read(record("logins", T + 20, bytes(login())));

    assertThat(arrival.dead()).isNull();
    assertThat(arrival.event().stream().name()).isEqualTo("login");
    assertThat(arrival.event().id()).isEqualTo("e1");
    assertThat(arrival.event().time()).isEqualTo(T);
    assertThat(arrival.event().appendTime()).isEqualTo(T + 20);
    assertThat(arrival.event().late()).isFalse();
  }

  @Test
  void shouldTakeTheSendTimeFromItsHeaderElseTheAppendTime() {
    byte[] value = bytes(login());
    RawRecord told =
        new RawRecord(
            "logins", 0, 0, T + 20, null, value, new RecordHeaders(T + 7, RecordHeaders.ABSENT));

    assertThat(reader.read(told).event().sentAt()).isEqualTo(T + 7);
    assertThat(reader.read(record("logins", T + 20, value)).event().sentAt()).isEqualTo(T + 20);
  }

  @ParameterizedTest
  @CsvSource({
    "-3600000, -5000",
    "-5001, -5000",
    "-5000, -5000",
    "-1, -1",
    "0, 0",
    "1, 0",
    "9000, 0"
  })
  void shouldBelieveAProducerWhenItSentSomethingOnlyWithinReason(long said, long believed) {
    byte[] value = bytes(login());
    RecordHeaders headers = new RecordHeaders(T + 20 + said, RecordHeaders.ABSENT);
    RawRecord told = new RawRecord("logins", 0, 0, T + 20, null, value, headers);

    assertThat(reader.read(told).event().sentAt()).isEqualTo(T + 20 + believed);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "60000, false", "60001, true", "86400000, true"})
  void shouldCallLateWhatWasAppendedAfterTheLateness(long delay, boolean late) {
    Arrival arrival = reader.read(record("logins", T + delay, bytes(login())));

    assertThat(arrival.event().late()).isEqualTo(late);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 300_000})
  void shouldTolerateAClockThatIsALittleAhead(long ahead) {
    assertThat(reader.read(record("logins", T - ahead, bytes(login()))).event().late()).isFalse();
  }

  @Test
  void shouldRefuseAnEventFromTheFuture() {
    DeadLetter dead = reader.read(record("logins", T - FUTURE - 1, bytes(login()))).dead();

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.FROM_THE_FUTURE);
    assertThat(dead.detail())
        .isEqualTo("event_time is 5m ahead of its append time, 5m are allowed");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
  void shouldRefuseAnEventWithoutATime(long time) {
    DeadLetter dead = dead(login().set("event_time", time));

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.MISSING_REQUIRED);
    assertThat(dead.detail()).contains("event_time");
  }

  @Test
  void shouldRefuseAnEventFromTheEndOfTime() {
    assertThat(dead(login().set("event_time", Long.MAX_VALUE)).reason())
        .isEqualTo(DeadLetterReason.FROM_THE_FUTURE);
  }

  @Test
  void shouldKeepBytesThatAreNothingWithTheirPlace() {
    byte[] garbage = "no event".getBytes(StandardCharsets.UTF_8);
    DeadLetter dead =
        reader
            .read(new RawRecord("logins", 3, 42, T, new byte[] {1}, garbage, RecordHeaders.NONE))
            .dead();

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.NOT_SINGLE_OBJECT);
    assertThat(dead.raw()).isEqualTo(garbage);
    assertThat(dead.recordKey()).containsExactly(1);
    assertThat(dead.size()).isEqualTo(8);
    assertThat(dead.stream()).isEqualTo("login");
    assertThat(dead).hasToString("logins-3@42 NOT_SINGLE_OBJECT: " + dead.detail());
  }

  @Test
  void shouldNotKeepWhatIsTooLongToKeep() {
    byte[] huge = new byte[40_000];
    DeadLetter dead =
        reader.read(new RawRecord("logins", 0, 0, T, huge, huge, RecordHeaders.NONE)).dead();

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(dead.raw()).isNull();
    assertThat(dead.recordKey()).isNull();
    assertThat(dead.size()).isEqualTo(40_000);
  }

  @Test
  void shouldRefuseATombstone() {
    assertThat(reader.read(record("logins", T, null)).dead().reason())
        .isEqualTo(DeadLetterReason.NOT_SINGLE_OBJECT);
  }

  @Test
  void shouldRefuseAnEventOfAnotherStream() {
    assertThat(reader.read(record("logins", T, bytes(payment()))).dead().reason())
        .isEqualTo(DeadLetterReason.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void shouldRefuseASchemaNobodyDeclares() {
    byte[] bytes = bytes(login());
    bytes[5] ^= 1;

    assertThat(reader.read(record("logins", T, bytes)).dead().reason())
        .isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA);
  }

  @Test
  void shouldRefuseAnEventWithoutAnId() {
    assertThat(dead(login().set("event_id", "")).reason())
        .isEqualTo(DeadLetterReason.MISSING_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"event_id", "tenant_id", "account_id", "src_ip"})
  void shouldRefuseKeysNobodyNeedsThatLong(String field) {
    DeadLetter dead = dead(login().set(field, "x".repeat(257)));

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(dead.detail()).contains(field);
    assertThat(reader.read(record("logins", T, bytes(login().set(field, "x".repeat(256))))).dead())
        .isNull();
  }

  @Test
  void shouldRefuseATenantWhoseKeysCouldBeAnothers() {
    DeadLetter dead = dead(login().set("tenant_id", "a|b").set("account_id", "c"));

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.MALFORMED);
    assertThat(dead.detail()).isEqualTo("tenant_id has a '|', which divides tenant and key");
    byte[] divided = bytes(login().set("tenant_id", "a").set("account_id", "b|c"));
    assertThat(reader.read(record("logins", T, divided)).dead()).isNull();
  }

  @Test
  void shouldNotTrustATimeNoBrokerGave() {
    DeadLetter dead = reader.read(record("logins", RawRecord.UNSTAMPED, bytes(login()))).dead();

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.MISSING_REQUIRED);
    assertThat(dead.detail()).contains("LogAppendTime");
  }

  @Test
  void shouldCallASignalAsLateAsWhatLedToIt() {
    RowBuilder signal =
        new RowBuilder(CATALOG.stream("signal").layout())
            .set("event_id", "n1")
            .set("tenant_id", "t1")
            .set("event_time", T)
            .set("activity", "RAISED")
            .set("signal_id", "s1")
            .set("pattern_id", "p")
            .set("version", 1L);
    byte[] value = bytes(signal);
    long caughtUp = T + 600_000;
    RecordHeaders caused = new RecordHeaders(RecordHeaders.ABSENT, T + 20);

    assertThat(
            reader
                .read(new RawRecord("signals", 0, 0, caughtUp, null, value, caused))
                .event()
                .late())
        .isFalse();
    assertThat(reader.read(record("signals", caughtUp, value)).event().late()).isTrue();
  }

  @Test
  void shouldNotLetOtherProducersChooseWhenTheyAreLate() {
    RecordHeaders claimed = new RecordHeaders(RecordHeaders.ABSENT, T);
    RawRecord record = new RawRecord("logins", 0, 0, T + 600_000, null, bytes(login()), claimed);

    assertThat(reader.read(record).event().late()).isTrue();
  }

  @Test
  void shouldNotStartWithAStreamNobodyDeclares() {
    assertThatThrownBy(
            () ->
                new ArrivalReader(
                    CATALOG, new IntakeRules(Map.of("x", "logins"), LATENESS, FUTURE, true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'logins'");
  }

  private DeadLetter dead(RowBuilder login) {
    return reader.read(record("logins", T, bytes(login))).dead();
  }

  private static RawRecord record(String topic, long appendTime, byte[] value) {
    return new RawRecord(topic, 0, 0, appendTime, null, value, RecordHeaders.NONE);
  }
}
