package io.weir.streaming.job;

import static io.weir.streaming.job.Said.is;
import static io.weir.streaming.job.Said.text;
import static io.weir.streaming.job.Said.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.signal.Ids;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The shipped patterns on one running job: what is sent to the topics is decided within the run.
 */
final class AttackITCase {
  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private static final long NOW = System.currentTimeMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private static TestTopics topics;
  private static Sender sender;
  private static Said said;
  private static Marks marks;
  private static RunningJob job;

  @BeforeAll
  static void start() throws Exception {
    topics = TestTopics.onSimulatedClock(KAFKA, 2);
    sender = new Sender(topics);
    said = new Said(topics);
    marks = new Marks(topics, said);
    sender.publishLongAgo(TestPattern.shipped());
    // Between two tests every partition falls silent; nothing that is kept may end with that.
    job = RunningJob.start(FLINK, topics, "--parallelism", "2", "--idleness", "200ms");
  }

  @AfterAll
  static void stop() {
    said.close();
  }

  @AfterEach
  void shouldNotHaveRestarted() {
    job.assertNeverRestarted();
  }

  @Test
  void shouldChallengeTheGuessThatWorkedAndRestrictTheAccount() {
    String account = "guessed";
    List<TestEvent> burst = new ArrayList<>();
    burst.add(logon("g-home", account, "phone").at(NOW - 60 * MINUTE));
    for (int i = 1; i <= 5; i++) {
      burst.add(
          TestEvent.failure("g-fail-" + i, account)
              .with("device_id", "laptop")
              .at(NOW - 10 * MINUTE + i * 1000L));
    }
    burst.add(logon("g-entry", account, "laptop").at(NOW));
    sender.send(burst);

    GenericRecord home = said.decisionOn("g-home");
    assertThat(text(home, "action")).isEqualTo("ALLOW");
    GenericRecord entry = said.decisionOn("g-entry");
    assertThat(text(entry, "decision_id"))
        .isEqualTo(Ids.decision(TestEvent.TENANT, "g-entry", account, "ACCOUNT_LOGIN"));
    assertThat(entry.get("revision")).isEqualTo(0);
    assertThat(text(entry, "action")).isEqualTo("STEP_UP");
    assertThat(text(entry, "subject_type")).isEqualTo("ACCOUNT");
    assertThat(text(entry, "subject_id")).isEqualTo(account);
    assertThat(text(entry, "scope")).isEqualTo("ACCOUNT_LOGIN");
    assertThat(text(entry, "trigger_stream")).isEqualTo("login");
    assertThat(entry.get("event_time")).isEqualTo(NOW);
    assertThat(entry.get("issued_at")).isEqualTo(NOW);
    assertThat(entry.get("late")).isEqualTo(false);
    assertThat(text(entry, "mode")).isEqualTo("ENFORCE");
    assertThat((double) entry.get("score")).isGreaterThanOrEqualTo(45.0);
    assertThat(texts(evidence(entry, "failed-burst-then-success"), "event_ids"))
        .startsWith("g-fail-1")
        .endsWith("g-entry");

    GenericRecord restriction = said.restrictions().await(is("subject_id", account), Said.PATIENCE);
    assertThat(text(restriction, "subject_type")).isEqualTo("ACCOUNT");
    assertThat(text(restriction, "scope")).isEqualTo("ACCOUNT");
    assertThat(text(restriction, "action")).isEqualTo("STEP_UP");
    assertThat(text(restriction, "state")).isEqualTo("IN_FORCE");
    assertThat(texts(restriction, "pattern_ids")).contains("failed-burst-then-success");
    assertThat(restriction.get("expires_at")).isEqualTo(NOW + 24 * 60 * MINUTE);
    assertThat(restriction.get("decision_id")).isEqualTo(entry.get("decision_id"));

    GenericRecord alert = said.alerts().await(is("account_id", account), Said.PATIENCE);
    assertThat(texts(alert, "event_ids")).isNotEmpty();
  }

  @Test
  void shouldRestrictAStuffingAddressByItselfAndWarnTheAccountsItTouched() throws Exception {
    String address = "203.0.113.77";
    List<TestEvent> before = new ArrayList<>();
    before.add(logon("s-home-touched", "touched", "old").at(NOW - 60 * MINUTE));
    before.add(logon("s-home-spared", "spared", "old").at(NOW - 60 * MINUTE));
    sender.send(before);
    List<TestEvent> stuffing = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      stuffing.add(
          TestEvent.failure("s-" + i, i == 7 ? "touched" : "stuffed-" + i)
              .with("username_hash", "name-" + i)
              .with("src_ip", address)
              .keyedBy(address)
              .at(NOW - 12 * MINUTE + i * 10_000L));
    }
    sender.send(stuffing);

    GenericRecord restriction = said.restrictions().await(is("subject_id", address), Said.PATIENCE);
    assertThat(text(restriction, "subject_type")).isEqualTo("IP");
    assertThat(text(restriction, "scope")).isEqualTo("IP_LOGIN");
    assertThat(text(restriction, "action")).isEqualTo("BLOCK");
    assertThat(texts(restriction, "pattern_ids")).containsExactly("cred-stuffing-source");

    GenericRecord notice = said.signals().await(is("account_id", "touched"), Said.PATIENCE);
    assertThat(text(notice, "key_dimension")).isEqualTo("ip");
    assertThat(text(notice, "key")).isEqualTo(address);
    marks.awaitEverythingJudged(job, Marks.NEVER);
    sender.send(
        logon("s-after-touched", "touched", "new").with("src_ip", "198.51.100.1").at(NOW),
        logon("s-after-spared", "spared", "new").with("src_ip", "198.51.100.2").at(NOW));

    GenericRecord touched = said.decisionOn("s-after-touched");
    assertThat(evidence(touched, "cred-stuffing-source")).isNotNull();
    GenericRecord guess = evidence(touched, "failed-burst-then-success");
    assertThat(text(guess, "alternative")).isEqualTo("attacked");
    assertThat(text(touched, "action")).isEqualTo("STEP_UP");
    GenericRecord spared = said.decisionOn("s-after-spared");
    assertThat(evidence(spared, "cred-stuffing-source")).isNull();
    assertThat(text(spared, "action")).isIn("ALLOW", "MONITOR");
  }

  @Test
  void shouldPutAsideWhatIsNoEventAndGoOnDecidingWithTimeUnmoved() throws Exception {
    String account = "poisoned";
    sender.send(
        TestEvent.login("p-change", account, "PASSWORD_CHANGE").at(NOW - 2 * MINUTE),
        logon("p-other", "p-other", "phone").at(NOW - 2 * MINUTE));
    byte[] key = "some key".getBytes(StandardCharsets.UTF_8);
    byte[] garbage = "GET / HTTP/1.1".getBytes(StandardCharsets.UTF_8);
    byte[] stranger =
        ByteBuffer.allocate(14).put((byte) 0xC3).put((byte) 1).putLong(4711).putInt(9).array();
    byte[] year2099 =
        logon("p-2099", account, "phone")
            .at(Instant.parse("2099-12-31T23:59:59Z").toEpochMilli())
            .bytes();
    List<RecordMetadata> sent = new ArrayList<>();
    for (int partition = 0; partition < 2; partition++) {
      for (byte[] poison : List.of(garbage, stranger, year2099)) {
        sent.add(sender.sendRaw("login", partition, key, poison, NOW - MINUTE));
        sent.add(sender.sendRaw("payment", partition, key, poison, NOW - MINUTE));
      }
    }

    marks.awaitEverythingJudged(job, Marks.NEVER);
    List<GenericRecord> letters = said.deadLetters().collected();
    for (RecordMetadata place : sent) {
      GenericRecord letter = at(letters, place);
      assertThat(bytes(letter, "record_key")).isEqualTo(key);
      assertThat(letter.get("append_time")).isEqualTo(NOW - MINUTE);
      boolean login = place.topic().equals(topics.of("login"));
      assertThat(text(letter, "stream")).isEqualTo(login ? "login" : "payment");
      switch (text(letter, "reason")) {
        case "NOT_SINGLE_OBJECT" -> assertThat(bytes(letter, "raw")).isEqualTo(garbage);
        case "UNKNOWN_SCHEMA" -> assertThat(bytes(letter, "raw")).isEqualTo(stranger);
        case "FROM_THE_FUTURE", "INCOMPATIBLE_SCHEMA" ->
            assertThat(bytes(letter, "raw")).isEqualTo(year2099);
        default -> throw new AssertionError("unexpected " + letter);
      }
    }
    assertThat(letters.stream().map(letter -> text(letter, "reason")).toList())
        .contains("NOT_SINGLE_OBJECT", "UNKNOWN_SCHEMA", "FROM_THE_FUTURE");

    sender.send(TestEvent.payout("p-payout", account, 60_000).at(NOW));
    GenericRecord payout = said.decisionOn("p-payout");
    assertThat(text(payout, "action")).isEqualTo("HOLD");
    assertThat(texts(evidence(payout, "security-change-then-payout"), "event_ids"))
        .containsExactly("p-change", "p-payout");
    assertThat(said.decisions().untilNow()).noneMatch(is("trigger_event_id", "p-2099"));
  }

  private static TestEvent logon(String id, String account, String device) {
    return TestEvent.login(id, account, "LOGON").with("device_id", device);
  }

  /** The evidence of a pattern's signal; null where the decision does not count one. */
  private static GenericRecord evidence(GenericRecord decision, String pattern) {
    return ((List<?>) decision.get("signals"))
        .stream()
            .map(GenericRecord.class::cast)
            .filter(is("pattern_id", pattern))
            .findFirst()
            .orElse(null);
  }

  private static GenericRecord at(List<GenericRecord> letters, RecordMetadata place) {
    return letters.stream()
        .filter(is("topic", place.topic()))
        .filter(letter -> (int) letter.get("partition") == place.partition())
        .filter(letter -> (long) letter.get("offset") == place.offset())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no dead letter of " + place));
  }

  private static byte[] bytes(GenericRecord letter, String field) {
    ByteBuffer buffer = ((ByteBuffer) letter.get(field)).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
