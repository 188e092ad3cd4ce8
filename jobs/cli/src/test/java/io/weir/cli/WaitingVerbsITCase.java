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
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What waits for people is one queue, and who answers is heard. */
class WaitingVerbsITCase {
  private static final long T = 1_767_607_200_000L;
  private static final long HOUR = 3_600_000;
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();
  private static final Schema ALERT = CATALOG.schemas().named("io.weir.outputs.Alert");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  @BeforeEach
  void build() {
    house = Installation.onSimulatedClock(KAFKA, directory);
    house.event("login", T, Map.of("event_id", "e-0", "account_id", "A-1", "activity", "LOGON"));
  }

  @Test
  void shouldListWhatWaitsForAnAnswerByTheMoneyAtRisk() {
    waiting("small", 0, "DUE", 100L, T + HOUR);
    waiting("none", 0, "DUE", null, T + HOUR);
    waiting("large", 0, "DUE", 90_000L, T + 2 * HOUR);
    waiting("over", 0, "DUE", 95_000L, T - HOUR);
    waiting("answered", 0, "DUE", 99_000L, T + HOUR);
    waiting("answered", 1, "ANSWERED", 99_000L, T + HOUR);

    Typed due = house.weir("alert", "due");
    assertThat(due.exit()).as(due.err()).isEqualTo(Exit.OK);
    assertThat(due.out().lines().skip(1).map(line -> line.strip().replaceFirst(" .*", "")))
        .containsExactly("90000", "100", "2026-01-05T11:00:00Z");
    assertThat(due.out()).contains("account A-1", "d-large", "HOLD");
    JsonNode json = house.weir("alert", "due", "--json").json();
    assertThat(json.findValuesAsText("alertId")).containsExactly("large", "small", "none");
    assertThat(json.get(0).get("amountAtRiskMinor").asLong()).isEqualTo(90_000);
    assertThat(house.weir("alert", "tail").out()).contains("(90000 minor units)");
  }

  @Test
  void shouldAnswerAnOperationThatWaitsAndSilenceNothingWithIt() throws Exception {
    waiting("large", 0, "DUE", 90_000L, T + HOUR);

    Typed disposed =
        house.weir("alert", "dispose", "large", "false_positive", "--reason", "known", "--json");
    assertThat(disposed.exit()).as(disposed.err()).isEqualTo(Exit.OK);
    assertThat(disposed.json().has("orderId")).isFalse();
    Row label = only("disposition");
    assertThat(text(label, "decision_id")).isEqualTo("d-large");
    assertThat(text(label, "original_event_id")).isEqualTo("p-9");
    assertThat(text(label, "account_id")).isEqualTo("A-1");

    Typed snoozed = house.weir("alert", "snooze", "large", "--for", "1d", "--reason", "known");
    assertThat(snoozed.exit()).isEqualTo(Exit.USAGE);
    assertThat(snoozed.err()).contains("d-large waits for an answer", "weir decision release");
  }

  private void waiting(String id, int revision, String state, Long amount, long end) {
    GenericRecord alert =
        new GenericRecordBuilder(ALERT)
            .set("alert_id", id)
            .set("revision", revision)
            .set("state", symbol("state", state))
            .set("tenant_id", "t1")
            .set("pattern_id", "hold-unanswered")
            .set("version", 1)
            .set("key_dimension", "account")
            .set("key", "A-1")
            .set("account_id", "A-1")
            .set("action", symbol("action", "HOLD"))
            .set("reason", "HOLD of payment p-9 not answered in 19h, ends soon")
            .set("signal_id", id)
            .set("event_ids", List.of("p-9"))
            .set("first_event_time", T)
            .set("last_event_time", T)
            .set("issued_at", T)
            .set("decision_id", "d-" + id)
            .set("expires_at", end)
            .set("amount_at_risk_minor", amount)
            .build();
    house.append("alerts", id, T, alert);
  }

  private static GenericData.EnumSymbol symbol(String field, String value) {
    return new GenericData.EnumSymbol(ALERT.getField(field).schema(), value);
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
}
