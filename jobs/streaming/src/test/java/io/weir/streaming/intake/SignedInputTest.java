package io.weir.streaming.intake;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.RowBuilder;
import io.weir.signing.Authority;
import io.weir.signing.KeyFiles;
import io.weir.signing.KeyRing;
import io.weir.signing.Role;
import io.weir.signing.Rules;
import io.weir.signing.Signatures;
import io.weir.signing.Signer;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.DeadLetterReason;
import io.weir.streaming.serial.WireType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who lists a value must be somebody who may. */
final class SignedInputTest {
  private static final byte[] KEY = "a-key".getBytes(UTF_8);

  @TempDir private Path directory;
  private Signer lister;
  private Signer analyst;
  private IntakeRules rules;

  @BeforeEach
  void trust() {
    lister = Signer.read(KeyFiles.create("feed", directory).get(0));
    analyst = Signer.read(KeyFiles.create("ana", directory).get(0));
    Authority authority =
        Authority.of(
            KeyRing.read(directory),
            Rules.always(
                Map.of("feed", List.of(Role.LISTER), "ana", List.of(Role.ANALYST)), Set.of()),
            Duration.ofMinutes(10));
    rules =
        new IntakeRules(
            Map.of("lists", "indicator", "profiles", "profile", "logins", "login"),
            60_000,
            300_000,
            false,
            5_000,
            authority);
  }

  @Test
  void shouldTakeAListingFromWhoMayList() throws Exception {
    List<Arrival> arrivals = read("lists", listing("192.0.2.7"), sign(lister, "192.0.2.7"));

    assertThat(arrivals).singleElement().satisfies(one -> assertThat(one.event()).isNotNull());
    assertThat(arrivals.get(0).audit().accepted()).isTrue();
    assertThat(arrivals.get(0).audit().grant().signers()).containsExactly("feed");
    assertThat(arrivals.get(0).audit().id()).isEqualTo("i1");
  }

  @Test
  void shouldMakeADeadLetterOfOneFromAnybodyElse() throws Exception {
    for (List<String> signatures :
        List.of(
            List.<String>of(),
            List.of(sign(analyst, "192.0.2.7")),
            List.of(sign(lister, "192.0.2.8")))) {
      List<Arrival> arrivals =
          read("lists", listing("192.0.2.7"), signatures.toArray(String[]::new));

      assertThat(arrivals.get(0).dead().reason()).isEqualTo(DeadLetterReason.NOT_SIGNED);
      assertThat(arrivals.get(0).dead().raw()).isEqualTo(bytes(listing("192.0.2.7")));
      assertThat(arrivals.get(0).audit().accepted()).isFalse();
    }
  }

  @Test
  void shouldTellTheAuditTrailOfARangeOnce() throws Exception {
    List<Arrival> arrivals = read("lists", listing("192.0.2.0/23"), sign(lister, "192.0.2.0/23"));

    assertThat(arrivals).hasSize(2);
    assertThat(arrivals).filteredOn(one -> one.audit() != null).hasSize(1);
  }

  @Test
  void shouldAskNobodyToSignWhatHappens() throws Exception {
    RowBuilder login = io.weir.streaming.Samples.login();

    Arrival arrival = read("logins", login).get(0);

    assertThat(arrival.event()).isNotNull();
    assertThat(arrival.audit()).isNull();
  }

  @Test
  void shouldSurviveTheWayToAnotherMachine() throws Exception {
    Arrival arrival = read("lists", listing("192.0.2.7"), sign(lister, "192.0.2.7")).get(0);
    TypeSerializer<Arrival> serializer = WireType.arrivals(CATALOG).createSerializer(null);
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(arrival, out);

    Arrival read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(read.audit()).isEqualTo(arrival.audit());
    assertThat(read.event().id()).isEqualTo("i1");
  }

  @Test
  void shouldSurviveASignatureThatIsNone() throws Exception {
    String endless = "\ufffd".repeat(70_000);
    Arrival arrival = read("lists", listing("192.0.2.7"), endless).get(0);
    assertThat(arrival.dead().reason()).isEqualTo(DeadLetterReason.NOT_SIGNED);
    TypeSerializer<AuditEntry> serializer = WireType.auditEntries().createSerializer(null);
    DataOutputSerializer out = new DataOutputSerializer(64);

    serializer.serialize(arrival.audit(), out);

    assertThat(out.length()).isLessThan(10_000);
  }

  private static String sign(Signer signer, String range) {
    return signer.sign("indicator", Signatures.digest(KEY, bytes(listing(range))), T);
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

  private List<Arrival> read(String topic, RowBuilder row, String... signatures) throws Exception {
    KafkaArrivalSchema schema = new KafkaArrivalSchema(CATALOG, rules, WireType.arrivals(CATALOG));
    schema.open(new Opening());
    List<Arrival> arrivals = new ArrayList<>();
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    SignatureHeaders.add(headers, List.of(signatures));
    schema.deserialize(
        new ConsumerRecord<>(
            topic,
            0,
            0,
            T,
            TimestampType.CREATE_TIME,
            KEY.length,
            0,
            KEY,
            bytes(row),
            headers,
            Optional.empty()),
        new Collector<>() {
          @Override
          public void collect(Arrival arrival) {
            arrivals.add(arrival);
          }

          @Override
          public void close() {}
        });
    return arrivals;
  }
}
