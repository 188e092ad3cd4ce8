package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.console.Exit;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import io.weir.testkit.TopicTail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What people order from the command line is obeyed by a running job. */
class DirectiveVerbsITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  private static final String RESET =
      """
      id: reset
      version: 1
      title: Reset
      status: test
      mode: enforce
      owner: nobody
      description: Detects a reset of a password.
      falsePositives: [Somebody who forgot.]
      runbook: Call back.
      key: account
      severity: high
      group: CHG
      action: {floor: hold, scope: account-outbound, ttl: 24h}
      when: {on: login, where: 'activity == "PASSWORD_RESET"'}
      tests:
        - name: reset
          events: [{at: 0s, login: {account_id: A, activity: PASSWORD_RESET}}]
          expect: [{at: 0s, action: step-up}]
        - name: none
          events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
          expect: []
      """;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  @TempDir private Path directory;
  private Installation house;
  private int number;

  /**
   * What the job wrote, and when.
   *
   * @param at append time, epoch millis
   */
  private record Said(GenericRecord what, long at) {}

  @Test
  void shouldReleaseWhatIsInForceAndLetTheNextPaymentPass() throws Exception {
    start();
    try (TopicTail<Said> decisions = tail("decisions", "io.weir.outputs.Decision");
        TopicTail<Said> restrictions = tail("restrictions", "io.weir.outputs.Restriction")) {
      happen("login", "A", Map.of("activity", "PASSWORD_RESET"));
      restrictions.await(is("state", "IN_FORCE"), PATIENCE);
      String held = pay("A");
      Said decided = decisions.await(is("trigger_event_id", held), PATIENCE);
      assertThat(text(decided, "action")).isEqualTo("HOLD");

      Typed released =
          house.weir("restriction", "release", "A", "--reason", "called back", "--json");
      assertThat(released.exit()).as(released.err()).isEqualTo(Exit.OK);
      String order = released.json().get("eventId").asText();

      Said over = restrictions.await(is("state", "RELEASED"), PATIENCE);
      assertThat((long) over.what().get("epoch"))
          .isGreaterThan((long) restrictions.collected().get(0).what().get("epoch"));
      assertThat(over.at() - (long) over.what().get("issued_at")).isLessThan(1_000);
      Said release = decisions.await(is("trigger_event_id", order), PATIENCE);
      assertThat(text(release, "action")).isEqualTo("RELEASE");
      String next = pay("A");
      Said allowed = decisions.await(is("trigger_event_id", next), PATIENCE);
      assertThat(text(allowed, "action")).isEqualTo("ALLOW");
      assertThat(house.weir("restriction", "list", "--json").json()).isEmpty();

      Typed free = house.weir("decision", "release", held, "--reason", "the customer says so");
      assertThat(free.exit()).as(free.err()).isEqualTo(Exit.OK);
      Said again =
          decisions.await(
              is("trigger_event_id", held).and(one -> (int) one.what().get("revision") == 1),
              PATIENCE);
      assertThat(text(again, "action")).isEqualTo("RELEASE");
      assertThat(text(again, "decision_id")).isEqualTo(text(decided, "decision_id"));

      Typed nothing = house.weir("restriction", "release", "A", "--reason", "again");
      assertThat(nothing.exit()).isEqualTo(Exit.USAGE);
      assertThat(nothing.err()).contains("nothing is in force on 'A'");
    }
  }

  @Test
  void shouldSnoozeAlertsAndSuppressFalsePositives() throws Exception {
    start();
    try (TopicTail<Said> alerts = tail("alerts", "io.weir.outputs.Alert");
        TopicTail<Said> decisions = tail("decisions", "io.weir.outputs.Decision");
        TopicTail<Said> signals = tail("signals", "io.weir.events.Signal")) {
      reset("B", "phone");
      reset("C", "phone");
      Said onB = alerts.await(is("key", "B"), PATIENCE);
      Said onC = alerts.await(is("key", "C"), PATIENCE);

      Typed snoozed =
          house.weir("alert", "snooze", text(onB, "alert_id"), "--for", "7d", "--reason", "known");
      assertThat(snoozed.exit()).as(snoozed.err()).isEqualTo(Exit.OK);
      Typed disposed =
          house.weir(
              "alert", "dispose", text(onC, "alert_id"), "FALSE_POSITIVE", "--reason", "own");
      assertThat(disposed.exit()).as(disposed.err()).isEqualTo(Exit.OK);
      JsonNode silenced = house.weir("alert", "snoozed", "--json").json();
      assertThat(silenced.findValuesAsText("subject")).containsExactly("account B", "account C");
      assertThat(silenced.findValuesAsText("only")).containsExactly("", "device phone");

      String quiet = reset("B", "phone");
      String ignored = reset("C", "phone");
      String counted = reset("C", "laptop");
      Said last = signals.await(one -> evidence(one).contains(counted), PATIENCE);
      assertThat(text(last, "mode")).isEqualTo("ENFORCE");
      Said unheard = signals.await(one -> evidence(one).contains(ignored), PATIENCE);
      assertThat(text(unheard, "mode")).isEqualTo("SHADOW");
      signals.await(one -> evidence(one).contains(quiet), PATIENCE);
      alerts.await(one -> evidence(one).contains(counted), PATIENCE);
      assertThat(alerts.untilNow())
          .noneMatch(one -> evidence(one).contains(quiet) || evidence(one).contains(ignored));
      String held = pay("B");
      Said decided = decisions.await(is("trigger_event_id", held), PATIENCE);
      assertThat(text(decided, "action")).isEqualTo("HOLD");

      Typed heard =
          house.weir("alert", "unsnooze", text(onB, "alert_id"), "--reason", "long enough");
      assertThat(heard.exit()).as(heard.err()).isEqualTo(Exit.OK);
      assertThat(house.weir("alert", "snoozed", "--json").json()).hasSize(1);
    }
  }

  @Test
  void shouldSayTheEndTheJobGivesAnOrder() {
    house = Installation.onAppendTime(KAFKA, directory);
    long given = System.currentTimeMillis();
    house.event(
        "directive",
        given,
        Map.of(
            "event_id", "o-1",
            "activity", "SNOOZED",
            "account_id", "A",
            "pattern_id", "reset",
            "valid_until", given + Duration.ofDays(365).toMillis()));

    JsonNode silenced = house.weir("alert", "snoozed", "--json").json();

    String longest = Instant.ofEpochMilli(given + Duration.ofDays(30).toMillis()).toString();
    assertThat(silenced.findValuesAsText("until")).containsExactly(longest);
  }

  @Test
  void shouldRefuseWhatTheJobCouldNotObey() {
    house = Installation.onAppendTime(KAFKA, directory);

    Typed session =
        house.weir(
            "restriction", "release", "S", "--kind", "session", "--tenant", "t1", "--reason", "x");
    assertThat(session.exit()).isEqualTo(Exit.USAGE);
    assertThat(session.err()).contains("give --account");
    Typed scope = house.weir("restriction", "release", "A", "--scope", "world", "--reason", "x");
    assertThat(scope.err()).contains("'world' is no scope", "account-outbound");
    Typed kind =
        house.weir(
            "restriction", "release", "A", "--kind", "acount", "--tenant", "t1", "--reason", "x");
    assertThat(kind.err()).contains("did you mean 'account'?");
  }

  private void start() throws Exception {
    house = Installation.onAppendTime(KAFKA, directory);
    Path file = Files.writeString(directory.resolve("reset.yaml"), RESET);
    Typed published =
        house.weir("pattern", "publish", file, "--reason", "for the test", "--wait", "0s");
    assertThat(published.exit()).as(published.out() + published.err()).isEqualTo(Exit.OK);
    house.start(FLINK);
  }

  private String reset(String account, String device) {
    return happen("login", account, Map.of("activity", "PASSWORD_RESET", "device_id", device));
  }

  private String pay(String account) {
    return happen("payment", account, Map.of("activity", "PAYMENT_INITIATE", "direction", "DBIT"));
  }

  private String happen(String stream, String account, Map<String, Object> more) {
    String id = "e-" + ++number;
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("event_id", id);
    fields.put("account_id", account);
    house.event(stream, System.currentTimeMillis(), fields);
    return id;
  }

  private TopicTail<Said> tail(String purpose, String schema) {
    EventCodec codec = new EventCodec(CATALOG.schemas());
    return KAFKA.tail(house.topic(purpose), record -> said(record, codec, schema));
  }

  private static Said said(ConsumerRecord<byte[], byte[]> record, EventCodec codec, String schema) {
    if (record.headers().lastHeader(RecordHeaders.HEARTBEAT) != null) {
      return null;
    }
    try {
      GenericRecord what = codec.decode(CATALOG.schemas().named(schema), record.value());
      return new Said(what, record.timestamp());
    } catch (UndecodableException e) {
      throw new AssertionError("the job wrote what its own schema cannot read", e);
    }
  }

  private static Predicate<Said> is(String field, String value) {
    return one -> text(one, field).equals(value);
  }

  private static String text(Said one, String field) {
    return String.valueOf(one.what().get(field));
  }

  private static String evidence(Said one) {
    return one.what().get("event_ids").toString();
  }
}
