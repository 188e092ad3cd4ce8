package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.console.Exit;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.intake.SignatureHeaders;
import io.weir.testkit.KafkaFixture;
import io.weir.testkit.TopicTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What needs two persons is signed by one and sent by the other. */
class CountersignITCase {
  private static final Schema ALERT =
      StreamCatalog.shipped().schemas().named("io.weir.outputs.Alert");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;
  private Path keys;
  private Path waiting;

  @BeforeEach
  void build() {
    keys = directory.resolve("keys");
    waiting = directory.resolve("waiting.json");
    String all = "lister, analyst, operator";
    house =
        Installation.onAppendTime(KAFKA, directory)
            .trusting(keys, Map.of("ann", all, "ben", all, "pat", "author"))
            .set("control.twoPerson", "list, dispose, direct");
  }

  @Test
  void shouldListWhatTwoPersonsSigned() {
    Typed alone = list("203.0.113.1", "--key", key("ann"));
    assertThat(alone.exit()).isEqualTo(Exit.USAGE);
    assertThat(alone.err()).contains("which is not enough");

    Typed signed = list("203.0.113.1", "--key", key("ann"), "--sign-only", waiting);
    assertOk(signed);
    assertThat(signed.out()).startsWith("signed, not sent: listed  block ip 203.0.113.1");
    assertThat(sent("indicator")).isEmpty();

    assertThat(house.weir("countersign", waiting).out())
        .contains("indicator, signatures: 1", "203.0.113.1", "BLOCK");
    Typed again = house.weir("countersign", waiting, "--key", key("ann"));
    assertThat(again.err()).as("one person twice").contains("which is not enough");
    assertThat(sent("indicator")).isEmpty();

    assertOk(house.weir("countersign", waiting, "--key", key("ben")));
    assertThat(house.weir("indicator", "list", "--json").json().findValuesAsText("value"))
        .containsExactly("203.0.113.1");

    Path removal = directory.resolve("removal.json");
    assertOk(
        house.weir(
            "indicator",
            "remove",
            "block",
            "ip",
            "203.0.113.1",
            "--tenant",
            "t1",
            "--reason",
            "x",
            "--key",
            key("ben"),
            "--sign-only",
            removal));
    assertOk(house.weir("countersign", removal, "--key", key("ann")));
    assertThat(house.weir("indicator", "list", "--json").json()).isEmpty();
  }

  @Test
  void shouldSendALabelAndItsOrderTogether() {
    alert();

    Typed signed =
        house.weir(
            "alert",
            "dispose",
            "aaaa",
            "legitimate",
            "--reason",
            "called back",
            "--key",
            key("ann"),
            "--sign-only",
            waiting);
    assertOk(signed);
    assertThat(signed.out()).startsWith("signed, not sent: LEGITIMATE");
    assertThat(sent("disposition")).isEmpty();
    assertThat(sent("directive")).isEmpty();

    JsonNode said = house.weir("countersign", waiting, "--json").json();
    assertThat(said.findValuesAsText("activity")).containsExactly("LABELLED", "CLEARED");
    assertOk(house.weir("countersign", waiting, "--key", key("ben")));
    assertThat(sent("disposition")).singleElement().satisfies(CountersignITCase::isSignedTwice);
    assertThat(sent("directive")).singleElement().satisfies(CountersignITCase::isSignedTwice);
  }

  @Test
  void shouldSendNoLabelWhoseOrderIsRefused() {
    alert();
    house.set("control.twoPerson", "direct");

    Typed alone =
        house.weir(
            "alert", "dispose", "aaaa", "legitimate", "--reason", "rent", "--key", key("ann"));

    assertThat(alone.exit()).isEqualTo(Exit.USAGE);
    assertThat(alone.err()).contains("which is not enough");
    assertThat(sent("disposition")).isEmpty();
    assertThat(sent("directive")).isEmpty();
  }

  @Test
  void shouldReleaseAndSnoozeByTwoPersons() {
    alert();
    assertOk(
        house.weir(
            "restriction",
            "release",
            "A-1",
            "--kind",
            "account",
            "--tenant",
            "t1",
            "--reason",
            "x",
            "--key",
            key("ann"),
            "--sign-only",
            waiting));
    assertOk(house.weir("countersign", waiting, "--key", key("ben")));
    Path snooze = directory.resolve("snooze.json");
    assertOk(
        house.weir(
            "alert",
            "snooze",
            "aaaa",
            "--for",
            "1d",
            "--reason",
            "x",
            "--key",
            key("ann"),
            "--sign-only",
            snooze));
    assertOk(house.weir("countersign", snooze, "--key", key("ben")));

    JsonNode machine =
        list(
                "203.0.113.9",
                "--key",
                key("ann"),
                "--sign-only",
                directory.resolve("m.json"),
                "--json")
            .json();
    assertThat(machine.get("waitsIn").asText()).endsWith("m.json");
    assertThat(sent("directive")).hasSize(2).allSatisfy(CountersignITCase::isSignedTwice);
  }

  @Test
  void shouldRefuseAtOnceWhatNoSecondPersonCouldMend() throws IOException {
    Typed unsigned = list("203.0.113.1", "--sign-only", waiting);
    assertThat(unsigned.err()).contains("--sign-only needs the key to sign with: --key FILE");
    Typed notHis = list("203.0.113.1", "--key", key("pat"), "--sign-only", waiting);
    assertThat(notHis.err()).contains("signed by pat, which is not enough", "an indicator");
    Typed wrong = list("no address", "--key", key("ann"), "--sign-only", waiting);
    assertThat(wrong.err()).contains("neither an address nor a range");
    assertThat(waiting).doesNotExist();

    Files.writeString(waiting, "[]");
    assertThat(house.weir("countersign", waiting).err())
        .contains("holds nothing that 'weir' signed");
    assertThat(list("203.0.113.1", "--key", key("ann"), "--sign-only", waiting).err())
        .contains("is there already");
  }

  @Test
  void shouldSayWhichVerbCountersignsWhat() throws IOException {
    assertOk(list("203.0.113.1", "--key", key("ann"), "--sign-only", waiting));
    assertThat(house.weir("pattern", "countersign", waiting).err()).contains("'weir countersign'");
    Files.writeString(
        waiting,
        "[{\"pattern\": \"p\", \"key\": \"cA==\", \"value\": \"cA==\", \"signatures\": []}]");
    assertThat(house.weir("countersign", waiting).err()).contains("'weir pattern countersign'");
  }

  private Typed list(String address, Object... more) {
    List<Object> words = new ArrayList<>(List.of("indicator", "add", "block", "ip", address));
    words.addAll(List.of("--for", "1d", "--tenant", "t1", "--reason", "x"));
    words.addAll(List.of(more));
    return house.weir(words.toArray());
  }

  private void alert() {
    house.append(
        "alerts",
        "aaaa1111",
        System.currentTimeMillis(),
        new GenericRecordBuilder(ALERT)
            .set("alert_id", "aaaa1111")
            .set("revision", 0)
            .set("state", new GenericData.EnumSymbol(ALERT.getField("state").schema(), "OPEN"))
            .set("tenant_id", "t1")
            .set("pattern_id", "first")
            .set("version", 3)
            .set("key_dimension", "account")
            .set("key", "A-1")
            .set("account_id", "A-1")
            .set("signal_id", "s")
            .set("event_ids", List.of("e-1"))
            .set("first_event_time", System.currentTimeMillis())
            .set("last_event_time", System.currentTimeMillis())
            .set("issued_at", System.currentTimeMillis())
            .build());
  }

  private List<ConsumerRecord<byte[], byte[]>> sent(String stream) {
    try (TopicTail<ConsumerRecord<byte[], byte[]>> tail = KAFKA.tail(house.topic(stream))) {
      return tail.untilNow();
    }
  }

  private static void isSignedTwice(ConsumerRecord<byte[], byte[]> record) {
    assertThat(SignatureHeaders.of(record.headers())).hasSize(2);
  }

  private Path key(String name) {
    return keys.resolve(name + ".private.jwk");
  }

  private static void assertOk(Typed typed) {
    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
  }
}
