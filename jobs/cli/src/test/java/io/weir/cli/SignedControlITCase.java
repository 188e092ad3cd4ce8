package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.console.Exit;
import io.weir.client.RestrictionView;
import io.weir.client.Subject;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import io.weir.signing.KeyRing;
import io.weir.streaming.kafka.PatternPublisher;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.PatternChange.Kind;
import io.weir.testkit.Await;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import io.weir.testkit.TopicTail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An installation that asks for signatures, from the key to the audit trail. */
final class SignedControlITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  @TempDir private Path directory;
  private Installation house;
  private Path keys;

  @BeforeEach
  void build() throws IOException {
    keys = directory.resolve("keys");
    house =
        Installation.onAppendTime(KAFKA, directory)
            .set("parallelism", "2")
            .set("sourceParallelism", "1")
            .trusting(
                keys,
                Map.of(
                    "ann", "author, approver", "ben", "approver", "feed", "lister", "job", "job"))
            .set("control.twoPerson", "enforce")
            .set("control.signingKey", key("job").toString());
    Files.writeString(directory.resolve("large-login.yaml"), PATTERN);
  }

  private Path key(String name) {
    return keys.resolve(name + ".private.jwk");
  }

  @Test
  void shouldObeyOnlyWhoMayAndRememberEverybody() throws Exception {
    house.start(FLINK);
    Path pattern = directory.resolve("large-login.yaml");

    Typed unsigned = house.weir("pattern", "publish", pattern);
    assertThat(unsigned.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(unsigned.out()).contains("not signed: a pattern in canary or enforce");
    writeUnsigned();
    GenericRecord refused = first("patternVerdicts", "PatternVerdict");
    assertThat(refused.get("accepted")).isEqualTo(false);
    assertThat(refused.get("problems").toString()).contains("not signed");

    Path waiting = directory.resolve("waiting.json");
    Typed once = house.weir("pattern", "publish", pattern, "--key", key("ann"));
    assertThat(once.out()).contains("which is not enough");
    assertOk(
        house.weir("pattern", "publish", pattern, "--key", key("ann"), "--sign-only", waiting));
    assertThat(house.weir("pattern", "countersign", waiting).out()).contains("large-login");
    Typed again = house.weir("pattern", "countersign", waiting, "--key", key("ann"));
    assertThat(again.out()).as("one person twice").contains("which is not enough");
    Typed both = house.weir("pattern", "countersign", waiting, "--key", key("ben"));
    assertThat(both.out()).containsPattern("accepted +large-login +version 1 +enforce");

    assertThat(list("203.0.113.1").err()).contains("not signed: an indicator", "--key FILE");
    assertThat(list("203.0.113.2", "--key", key("ben")).exit()).isEqualTo(Exit.USAGE);
    assertOk(list("203.0.113.3", "--key", key("feed")));

    JsonNode listed = house.weir("indicator", "list", "--json").json();
    assertThat(listed.findValuesAsText("value")).containsExactly("203.0.113.3");

    awaitAudited(3);
    Typed verified = house.weir("audit", "verify", "--json");
    assertThat(verified.exit()).as(verified.out()).isEqualTo(Exit.OK);
    assertThat(verified.json().get("records").asInt()).isEqualTo(3);
    assertThat(verified.json().get("signaturesChecked").asInt()).isGreaterThanOrEqualTo(6);
    assertThat(verified.json().get("unsignedByTheJob").asInt()).isZero();
    JsonNode told = house.weir("audit", "list", "--json").json();
    assertThat(told.findValuesAsText("became")).containsExactly("refused", "accepted", "accepted");
    assertThat(told.findValuesAsText("signedBy")).containsExactly("", "ann, ben", "feed");

    Typed broken = house.weir("audit", "verify", "--set", "topics.audit=" + tamperedCopy());
    assertThat(broken.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(broken.out()).contains("record 3 does not follow record 2", "'job' is not of this");
    String head = verified.json().get("head").asText();
    assertOk(house.weir("audit", "verify", "--head", head));
    Typed stripped = house.weir("audit", "verify", "--set", "topics.audit=" + unsealedCopy());
    assertThat(stripped.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(stripped.out()).contains("the job did not sign 3 records, the first at offset 0");

    removeFirstOfAudit();
    Typed left = house.weir("audit", "verify", "--head", head);
    assertThat(left.exit()).as(left.out()).isEqualTo(Exit.OK);
    assertThat(left.out()).contains("begins with record 2: what came before is no longer in the");
    Typed behind = house.weir("audit", "verify", "--from", head, "--json");
    assertThat(behind.exit()).as(behind.out()).isEqualTo(Exit.OK);
    assertThat(behind.json().get("records").asInt()).isZero();
    assertThat(behind.json().get("head").asText()).isEqualTo(head);
  }

  private void removeFirstOfAudit() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrap()))) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(house.topic("audit"), 0), RecordsToDelete.beforeOffset(1)))
          .all()
          .get();
    }
  }

  @Test
  void shouldSignWhatItRestricts() throws Exception {
    house.start(FLINK);
    Typed published =
        house.weir(
            "pattern",
            "publish",
            directory.resolve("large-login.yaml"),
            "--key",
            key("ann"),
            "--key",
            key("ben"));
    assertThat(published.out()).contains("accepted");

    long inForce = System.currentTimeMillis() + 600;
    try (RestrictionView view =
        RestrictionView.open(
            Map.of("bootstrap.servers", KAFKA.bootstrap()),
            house.topic("restrictions"),
            KeyRing.read(keys),
            System::currentTimeMillis)) {
      assertThat(view.awaitLoaded(PATIENCE)).isTrue();
      int[] sent = {0};
      Await.until(
          "a signed restriction",
          PATIENCE,
          () -> {
            if (System.currentTimeMillis() > inForce) {
              house.event(
                  "login",
                  System.currentTimeMillis(),
                  Map.of(
                      "event_id",
                      "e-" + sent[0]++,
                      "account_id",
                      "A",
                      "activity",
                      "PASSWORD_RESET"));
            }
            return view.strictest(new Subject("t1", "ACCOUNT", "A"), List.of("ACCOUNT_OUTBOUND"))
                != null;
          });
      assertThat(view.forged()).isZero();
    }
    GenericRecord forged = first("restrictions", "Restriction");
    forged.put("subject_id", "FORGED");
    house.append("restrictions", "FORGED", System.currentTimeMillis(), forged);

    Typed told = house.weir("restriction", "list", "--json");
    assertThat(told.json().findValuesAsText("subjectId")).contains("A").doesNotContain("FORGED");
    assertThat(told.err()).contains("as the job did not sign them: 1");
    assertThat(house.weir("restriction", "release", "FORGED", "--reason", "x").err())
        .contains("nothing is in force on 'FORGED'");
  }

  private Typed list(String address, Object... more) {
    List<Object> words = new ArrayList<>(List.of("indicator", "add", "block", "ip", address));
    words.addAll(List.of("--for", "1d", "--tenant", "t1", "--reason", "x"));
    words.addAll(List.of(more));
    return house.weir(words.toArray());
  }

  private static void assertOk(Typed typed) {
    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
  }

  /** As somebody would who may write the topic and has no key. */
  private void writeUnsigned() throws Exception {
    long now = System.currentTimeMillis();
    new PatternPublisher(KAFKA.bootstrap(), house.topic("patterns"))
        .publish(
            List.of(
                new PatternChange(Kind.PATTERN, "large-login", 1, PATTERN, null, "eve", "", now)));
  }

  private GenericRecord first(String purpose, String schema) {
    try (TopicTail<GenericRecord> tail =
        KAFKA.tail(house.topic(purpose), record -> decoded(schema, record))) {
      return tail.awaitCount(1, PATIENCE).get(0);
    }
  }

  private static GenericRecord decoded(String schema, ConsumerRecord<byte[], byte[]> record) {
    try {
      return new EventCodec(CATALOG.schemas())
          .decode(CATALOG.schemas().named("io.weir.outputs." + schema), record.value());
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitAudited(int count) {
    try (TopicTail<ConsumerRecord<byte[], byte[]>> tail = KAFKA.tail(house.topic("audit"))) {
      tail.awaitCount(count, PATIENCE);
    }
  }

  /** The audit trail in another topic, without the job's signatures. */
  private String unsealedCopy() {
    String copy = KAFKA.topic("unsealed", 1, Map.of("message.timestamp.type", "LogAppendTime"));
    try (TopicTail<ConsumerRecord<byte[], byte[]>> tail = KAFKA.tail(house.topic("audit"))) {
      for (ConsumerRecord<byte[], byte[]> record : tail.untilNow()) {
        KAFKA.send(new ProducerRecord<>(copy, record.key(), record.value()));
      }
    }
    return copy;
  }

  /** The audit trail in another topic, with another author of the second change. */
  private String tamperedCopy() {
    String copy = KAFKA.topic("tampered", 1, Map.of("message.timestamp.type", "LogAppendTime"));
    try (TopicTail<ConsumerRecord<byte[], byte[]>> tail = KAFKA.tail(house.topic("audit"))) {
      int place = 0;
      for (ConsumerRecord<byte[], byte[]> record : tail.untilNow()) {
        byte[] value = record.value().clone();
        if (place++ == 1) {
          String text = new String(value, StandardCharsets.ISO_8859_1);
          value[text.indexOf("large-login")] = 'b';
        }
        KAFKA.send(new ProducerRecord<>(copy, null, null, record.key(), value, record.headers()));
      }
    }
    return copy;
  }

  private static final String PATTERN =
      """
      id: large-login
      version: 1
      title: Resets
      status: experimental
      mode: enforce
      owner: payments-security
      description: Detects a reset of a password.
      falsePositives: [Somebody who forgets.]
      runbook: Call back.
      key: account
      severity: critical
      group: CHG
      action: {floor: hold, cap: block, scope: account-outbound, ttl: 1h}
      when: {on: login, where: 'activity == "PASSWORD_RESET"'}
      tests:
        - name: reset
          events:
            - {at: 0s, login: {account_id: A, activity: PASSWORD_RESET}}
          expect: [{at: 0s}]
        - name: none
          events:
            - {at: 0s, login: {account_id: A, activity: LOGON}}
          expect: []
      """;
}
