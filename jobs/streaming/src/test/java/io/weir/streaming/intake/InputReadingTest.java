package io.weir.streaming.intake;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.schemas.RowBuilder;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.DeadLetterReason;
import io.weir.streaming.serial.WireType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, labels and profiles as records. */
final class InputReadingTest {
  private static final IntakeRules RULES =
      new IntakeRules(
          Map.of("lists", "indicator", "profiles", "profile", "orders", "directive"),
          60_000,
          300_000,
          false);

  private final ArrivalReader reader = new ArrivalReader(CATALOG, RULES);

  @ParameterizedTest
  @CsvSource({"-240000, -240000", "0, 0", "60000, 0", "60001, 60001", "31536000000, 31536000000"})
  void shouldCountFromWhenItCouldBeKnownAndNeverBeLate(long delay, long counts) {
    Event event = reader.read(record("lists", T + delay, listing("192.0.2.7"))).event();

    assertThat(event.time()).isEqualTo(T + counts);
    assertThat(event.late()).isFalse();
    assertThat(event.id()).isEqualTo("i1");
    assertThat(event.ipKey()).isEqualTo("192.0.2.7");
    assertThat(event.row().getLong(event.stream().layout().field("valid_until").index()))
        .isEqualTo(T + 1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/15", "2001:db8::/39", "2001:db8::/55"})
  void shouldRefuseARangeThatIsTooBroad(String range) {
    DeadLetter dead = reader.read(record("lists", T, listing(range))).dead();

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.BAD_RANGE);
    assertThat(dead.detail()).matches("src_ip is \\d+ keys, 256 are allowed: list narrower ranges");
    assertThat(dead.raw()).isNotNull();
  }

  @Test
  void shouldRefuseARangeThatIsNone() {
    DeadLetter dead = reader.read(record("lists", T, listing("example.org"))).dead();

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.BAD_RANGE);
    assertThat(dead.detail()).isEqualTo("src_ip is neither an address nor a range of addresses");
  }

  @Test
  void shouldRefuseAListingOfNothing() {
    DeadLetter dead = reader.read(record("lists", T, listing(null))).dead();

    assertThat(dead.reason()).isEqualTo(DeadLetterReason.MISSING_REQUIRED);
    assertThat(dead.detail()).startsWith("it is about nobody: none of [src_ip, device_id");
  }

  @ParameterizedTest
  @CsvSource({
    "RELEASED, account_id,    , it is right",
    "UNKNOWN,  account_id,    , activity does not say what is ordered",
    "SNOOZED,  account_id,    , SNOOZED needs a pattern_id",
    "SNOOZED,  account_id, p  , SNOOZED needs a valid_until: everything ends",
    "CLEARED,  account_id, p  , it is right",
    "RELEASED, session_id,    , a session or card is found by its account: name the account_id too",
    "RELEASED, payee_id,      , 'it is about several subjects: device_id, payee_id'",
  })
  void shouldRefuseAnOrderNobodyCouldObey(
      String activity, String field, String pattern, String problem) {
    RowBuilder order =
        new RowBuilder(CATALOG.stream("directive").layout())
            .set("event_id", "o1")
            .set("tenant_id", "t1")
            .set("event_time", T)
            .set("activity", activity)
            .set("pattern_id", pattern)
            .set("device_id", field.equals("payee_id") ? "D" : null)
            .set(field, "X");

    Arrival arrival =
        reader.read(new RawRecord("orders", 0, 0, T, null, bytes(order), RecordHeaders.NONE));

    String found = arrival.dead() == null ? "it is right" : arrival.dead().detail();
    assertThat(found).isEqualTo(problem);
  }

  @Test
  void shouldPassOverATopicThatIsLeftOutSinceTheSavepoint() throws Exception {
    IntakeRules rules = new IntakeRules(Map.of("profiles", "profile"), 60_000, 300_000, false);
    KafkaArrivalSchema schema = new KafkaArrivalSchema(CATALOG, rules, WireType.arrivals(CATALOG));
    schema.open(new Opening());
    List<Arrival> arrivals = new ArrayList<>();

    schema.deserialize(kafka(listing("192.0.2.0/24")), collector(arrivals));

    assertThat(arrivals).isEmpty();
  }

  @Test
  void shouldBecomeAnEventForEachSubnetOfABroadRange() throws Exception {
    KafkaArrivalSchema schema = new KafkaArrivalSchema(CATALOG, RULES, WireType.arrivals(CATALOG));
    schema.open(new Opening());
    List<Arrival> arrivals = new ArrayList<>();

    schema.deserialize(kafka(listing("192.0.2.0/23")), collector(arrivals));

    assertThat(arrivals)
        .extracting(arrival -> arrival.event().subnetKey())
        .containsExactly("192.0.2.0/24", "192.0.3.0/24");
    assertThat(arrivals)
        .extracting(arrival -> arrival.event().id())
        .containsExactly("i1#192.0.2.0/24", "i1#192.0.3.0/24");
  }

  private static RowBuilder listing(String range) {
    return new RowBuilder(CATALOG.stream("indicator").layout())
        .set("event_id", "i1")
        .set("tenant_id", "t1")
        .set("event_time", T)
        .set("list", "BLOCK")
        .set("src_ip", range)
        .set("confidence", 90)
        .set("valid_until", T + 1000);
  }

  private static RawRecord record(String topic, long appendTime, RowBuilder row) {
    return new RawRecord(topic, 0, 0, appendTime, null, bytes(row), RecordHeaders.NONE);
  }

  private static ConsumerRecord<byte[], byte[]> kafka(RowBuilder row) {
    return new ConsumerRecord<>(
        "lists",
        0,
        0,
        T,
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        bytes(row),
        new org.apache.kafka.common.header.internals.RecordHeaders(),
        Optional.empty());
  }

  private static Collector<Arrival> collector(List<Arrival> into) {
    return new Collector<>() {
      @Override
      public void collect(Arrival arrival) {
        into.add(arrival);
      }

      @Override
      public void close() {}
    };
  }
}
