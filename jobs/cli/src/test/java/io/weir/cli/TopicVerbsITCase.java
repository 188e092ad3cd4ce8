package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.console.Exit;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a running installation says is read from its topics, and what it is to know goes there. */
class TopicVerbsITCase {
  private static final long T = 1_767_607_200_000L;
  private static final long HOUR = 3_600_000;
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  @BeforeEach
  void build() {
    house = Installation.onSimulatedClock(KAFKA, directory);
    house.event(
        "login", T, java.util.Map.of("event_id", "e-0", "account_id", "A-1", "activity", "LOGON"));
  }

  private static GenericRecordBuilder output(String name) {
    return new GenericRecordBuilder(CATALOG.schemas().named("io.weir.outputs." + name));
  }

  private static GenericData.EnumSymbol symbol(Schema schema, String field, String value) {
    return new GenericData.EnumSymbol(schema.getField(field).schema(), value);
  }

  private void alert(String id, int revision, String state, String pattern) {
    Schema schema = CATALOG.schemas().named("io.weir.outputs.Alert");
    GenericRecord alert =
        output("Alert")
            .set("alert_id", id)
            .set("revision", revision)
            .set("state", symbol(schema, "state", state))
            .set("tenant_id", "t1")
            .set("pattern_id", pattern)
            .set("version", 3)
            .set("key_dimension", "device")
            .set("key", "D-9")
            .set("account_id", "A-1")
            .set("count", state.equals("CORRECTED") ? 0 : 1)
            .set("reason", "a sentence")
            .set("signal_id", "s")
            .set("event_ids", List.of("e-1", "e-2"))
            .set("first_event_time", T)
            .set("last_event_time", T + revision)
            .set("issued_at", T)
            .build();
    house.append("alerts", id, T, alert);
  }

  @Test
  void shouldShowTheNewestAlertsAndOneInFull() {
    alert("aaaa1111", 0, "OPEN", "first");
    alert("bbbb2222", 0, "OPEN", "second");
    alert("bbbb2222", 1, "CORRECTED", "second");

    Typed newest = house.weir("alert", "tail", "-n", "1");
    assertThat(newest.exit()).as(newest.err()).isEqualTo(Exit.OK);
    assertThat(newest.out().lines()).hasSize(1);
    assertThat(newest.out()).contains("bbbb2222", "device A-1", "second", "(taken back)");
    assertThat(house.weir("alert", "tail", "--pattern", "first", "--json").out().lines())
        .singleElement()
        .asString()
        .contains("\"alertId\":\"aaaa1111\"");
    assertThat(house.weir("alert", "tail", "--subject", "nobody").out()).isEmpty();

    assertThat(house.weir("alert", "show", "bbbb").out())
        .containsPattern("state +CORRECTED")
        .containsPattern("eventIds +e-1, e-2")
        .containsPattern("lastEventTime +2026-01-05T10:00:00.001Z");
    assertThat(house.weir("alert", "show", "bbbb2222", "--json").json()).hasSize(2);
    Typed none = house.weir("alert", "show", "cccc");
    assertThat(none.exit()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("has no alert 'cccc'");
  }

  @Test
  void shouldSendWhatAnAlertTurnedOutToBe() throws Exception {
    alert("aaaa1111", 0, "OPEN", "first");

    Typed disposed =
        house.weir(
            "alert",
            "dispose",
            "aaaa",
            "false_positive",
            "--reason",
            "known device",
            "--author",
            "ana",
            "--loss",
            "0",
            "--json");

    assertThat(disposed.exit()).as(disposed.err()).isEqualTo(Exit.OK);
    Row label = only("disposition");
    assertThat(text(label, "event_id")).isEqualTo(disposed.json().get("eventId").asText());
    assertThat(text(label, "verdict")).isEqualTo("FALSE_POSITIVE");
    assertThat(text(label, "label_source")).isEqualTo("ANALYST");
    assertThat(text(label, "alert_id")).isEqualTo("aaaa1111");
    assertThat(text(label, "pattern_id")).isEqualTo("first");
    assertThat(text(label, "original_event_id")).isEqualTo("e-2");
    assertThat(text(label, "account_id")).isEqualTo("A-1");
    assertThat(text(label, "device_id")).isEqualTo("D-9");
    assertThat(text(label, "labelled_by")).isEqualTo("ana");
    assertThat(text(label, "reason")).isEqualTo("known device");
    assertThat(label.getLong(label.layout().field("event_time").index())).isEqualTo(T);
  }

  @Test
  void shouldShowAndLabelWhatAPatternInShadowWouldHaveTold() throws Exception {
    signal("5555aaaa", "account", "SHADOW", "RAISED");
    signal("8888dddd", "device", "SHADOW", "RAISED");
    signal("6666bbbb", "account", "ENFORCE", "RAISED");
    signal("7777cccc", "account", "SHADOW", "WITHDRAWN");

    assertThat(house.weir("alert", "tail").out()).as("nobody is alerted").isEmpty();
    assertThat(house.weir("alert", "tail", "--shadow").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("5555aaaa", "HOLD", "shadow", "A-1", "quiet", "why"),
            line -> assertThat(line).contains("7777cccc", "(taken back)"));
    assertThat(house.weir("alert", "tail", "--pattern", "quiet").out().lines()).hasSize(2);
    assertThat(house.weir("alert", "tail", "--pattern", "other").out()).isEmpty();
    assertThat(house.weir("alert", "show", "5555").out()).containsPattern("mode +SHADOW");

    Typed disposed =
        house.weir("alert", "dispose", "5555", "false_positive", "--reason", "rent", "--json");

    assertThat(disposed.exit()).as(disposed.err()).isEqualTo(Exit.OK);
    assertThat(disposed.json().has("orderId")).as("nothing to silence").isFalse();
    Row label = only("disposition");
    assertThat(text(label, "alert_id")).isEqualTo("5555aaaa");
    assertThat(text(label, "original_event_id")).isEqualTo("e-2");
    try (var orders = KAFKA.tail(house.topic("directive"))) {
      assertThat(orders.untilNow()).isEmpty();
    }
  }

  private void signal(String id, String dimension, String mode, String activity) {
    Schema schema = CATALOG.stream("signal").avro();
    GenericRecord signal =
        new GenericRecordBuilder(schema)
            .set("event_id", "statement-" + id)
            .set("tenant_id", "t1")
            .set("event_time", T)
            .set("activity", symbol(schema, "activity", activity))
            .set("account_id", "A-1")
            .set("signal_id", id)
            .set("pattern_id", "quiet")
            .set("version", 1)
            .set("key_dimension", dimension)
            .set("key", "A-1")
            .set("event_ids", List.of("e-1", "e-2"))
            .set("reason", "why")
            .set("floor", symbol(schema, "floor", "HOLD"))
            .set("mode", symbol(schema, "mode", mode))
            .build();
    house.append("signals", id, T, signal);
  }

  @Test
  void shouldRefuseAVerdictThereIsNot() {
    Typed refused = house.weir("alert", "dispose", "aaaa", "FRAUDISH", "--reason", "x");
    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("FRAUDISH", "CONFIRMED_FRAUD");
  }

  private Row only(String stream) throws Exception {
    StreamSchema schema = CATALOG.stream(stream);
    try (var tail = KAFKA.tail(house.topic(stream))) {
      byte[] value = tail.untilNow().get(0).value();
      assertThat(tail.collected()).hasSize(1);
      return new EventCodec(CATALOG.schemas()).decode(schema, value);
    }
  }

  private static String text(Row row, String path) {
    return row.getString(row.layout().field(path).index());
  }

  @Test
  void shouldShowADecisionByItsIdAndByItsEvent() {
    Schema schema = CATALOG.schemas().named("io.weir.outputs.Decision");
    for (int revision = 0; revision < 2; revision++) {
      GenericRecord decision =
          output("Decision")
              .set("decision_id", "d-1")
              .set("revision", revision)
              .set("tenant_id", "t1")
              .set("subject_type", symbol(schema, "subject_type", "ACCOUNT"))
              .set("subject_id", "A-1")
              .set("scope", symbol(schema, "scope", "PAYMENT"))
              .set("action", symbol(schema, "action", revision == 0 ? "HOLD" : "RELEASE"))
              .set("level", 3)
              .set("score", 58.8)
              .set("trigger_stream", "payment")
              .set("trigger_event_id", "e-2")
              .set("event_time", T)
              .set("issued_at", T)
              .set("effective_from", T)
              .build();
      house.append("decisions", "d-1", T, decision);
    }

    assertThat(house.weir("decision", "show", "d-").out())
        .containsPattern("action +RELEASE")
        .containsPattern("score +58.8")
        .doesNotContain("HOLD");
    JsonNode both = house.weir("decision", "show", "e-2", "--json").json();
    assertThat(both.findValuesAsText("action")).containsExactly("HOLD", "RELEASE");
    Typed none = house.weir("decision", "show", "e-3");
    assertThat(none.exit()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("has no decision 'e-3'");
  }

  private void restriction(String subject, long epoch, String state, long until) {
    Schema schema = CATALOG.schemas().named("io.weir.outputs.Restriction");
    GenericRecord one =
        output("Restriction")
            .set("tenant_id", "t1")
            .set("subject_type", symbol(schema, "subject_type", "ACCOUNT"))
            .set("subject_id", subject)
            .set("scope", symbol(schema, "scope", "PAYMENT"))
            .set("action", symbol(schema, "action", "HOLD"))
            .set("epoch", epoch)
            .set("state", symbol(schema, "state", state))
            .set("effective_from", T)
            .set("expires_at", until)
            .set("pattern_ids", List.of("first"))
            .set("issued_at", T)
            .build();
    house.append("restrictions", subject, T, one);
  }

  @Test
  void shouldListWhatIsInForce() {
    restriction("A-1", 2, "IN_FORCE", T + HOUR);
    restriction("A-1", 1, "RELEASED", T + HOUR);
    restriction("A-2", 1, "IN_FORCE", T + HOUR);
    restriction("A-2", 2, "RELEASED", T + HOUR);
    restriction("A-3", 1, "IN_FORCE", T);

    assertThat(house.weir("restriction", "list", "--json").json().findValuesAsText("subjectId"))
        .containsExactly("A-1");
    assertThat(house.weir("restriction", "list", "--subject", "A-2").out())
        .doesNotContain("A-1", "A-2")
        .contains("SUBJECT");
    assertThat(house.weir("restriction", "list", "--all").out())
        .containsPattern("ACCOUNT A-2 +PAYMENT +HOLD +RELEASED")
        .containsPattern("ACCOUNT A-3 .*first");
  }

  @Test
  void shouldSayThatTheBrokerIsAwayWhateverIsAsked() {
    for (List<String> words :
        List.of(
            List.of("alert", "tail"),
            List.of("decision", "show", "d"),
            List.of("restriction", "list"),
            List.of("indicator", "list"))) {
      List<Object> all = new java.util.ArrayList<>(words);
      all.addAll(List.of("--bootstrap", "127.0.0.1:1", "--timeout", "500ms"));
      Typed away = Typed.weir(all.toArray());
      assertThat(away.exit()).as(words.toString()).isEqualTo(Exit.USAGE);
      assertThat(away.err()).contains("no broker answers at 127.0.0.1:1");
    }
  }
}
