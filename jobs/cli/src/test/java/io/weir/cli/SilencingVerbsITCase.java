package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.console.Exit;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.stage.StageOptions;
import io.weir.testkit.KafkaFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is said of silenced patterns is what the job does. */
class SilencingVerbsITCase {
  private static final long T = 1_767_607_200_000L;
  private static final Schema ALERT =
      StreamCatalog.shipped().schemas().named("io.weir.outputs.Alert");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  /** As simulated time stands still, everything happens at one moment. */
  private void build() {
    house = Installation.onSimulatedClock(KAFKA, directory);
    house.event("login", T, Map.of("event_id", "e-0", "account_id", "A-1", "activity", "LOGON"));
    alert("aaaa1111", "reset", "CHG");
    alert("bbbb2222", "payout", "CHG");
    alert("cccc3333", "listed-payee", "LST");
  }

  private void alert(String id, String pattern, String group) {
    GenericRecordBuilder alert =
        new GenericRecordBuilder(ALERT)
            .set("alert_id", id)
            .set("revision", 0)
            .set("state", new GenericData.EnumSymbol(ALERT.getField("state").schema(), "OPEN"))
            .set("tenant_id", "t1")
            .set("pattern_id", pattern)
            .set("group", group)
            .set("version", 1)
            .set("key_dimension", "device")
            .set("key", "D-1")
            .set("signal_id", "s")
            .set("event_ids", List.of("e-1"))
            .set("first_event_time", T)
            .set("last_event_time", T)
            .set("issued_at", T);
    house.append("alerts", id, T, alert.build());
  }

  private Typed snooze(String id, String length) {
    return house.weir("alert", "snooze", id, "--for", length, "--reason", "known", "--json");
  }

  private int ordered() throws Exception {
    try (var tail = KAFKA.tail(house.topic("directive"))) {
      return tail.untilNow().size();
    }
  }

  @Test
  void shouldSnoozeNoLongerThanThePolicyInForceAllows() throws Exception {
    build();

    Typed long90 = snooze("aaaa", "90d");
    assertThat(long90.exit()).isEqualTo(Exit.USAGE);
    assertThat(long90.err()).contains("--for 90d is longer than the policy allows: at most 30d");
    assertThat(ordered()).isZero();
    assertThat(snooze("aaaa", "30d").exit()).isEqualTo(Exit.OK);

    publishPolicy("silencing: {longest: 10d, exempt: [CHG]}");
    assertThat(snooze("cccc", "11d").err()).contains("at most 10d");
    assertThat(snooze("cccc", "10d").exit()).isEqualTo(Exit.OK);
    assertThat(snooze("bbbb", "1d").err()).contains("group CHG are not silenced");
  }

  @Test
  void shouldSilenceNothingOfAGroupThatNobodySilences() throws Exception {
    build();

    Typed refused = snooze("cccc", "1d");
    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err())
        .contains("patterns of group LST are not silenced: 'silencing' of the policy exempts them");
    assertThat(ordered()).isZero();

    Typed labelled =
        house.weir("alert", "dispose", "cccc", "FALSE_POSITIVE", "--reason", "own", "--json");
    assertThat(labelled.exit()).as(labelled.err()).isEqualTo(Exit.OK);
    assertThat(labelled.json().has("orderId")).isFalse();
    assertThat(labelled.err()).contains("group LST are not silenced", "labelled only");
    assertThat(ordered()).isZero();
  }

  @Test
  void shouldSuppressForAsLongAsThePolicyAllows() throws Exception {
    build();
    publishPolicy("silencing: {longest: 10d, exempt: [LST]}");

    Typed disposed = house.weir("alert", "dispose", "aaaa", "FALSE_POSITIVE", "--reason", "own");

    assertThat(disposed.exit()).as(disposed.err()).isEqualTo(Exit.OK);
    assertThat(disposed.out()).contains("for 10d what it says");
    assertThat(house.weir("alert", "snoozed", "--json").json().findValuesAsText("until"))
        .containsExactly("2026-01-15T10:00:00Z");
  }

  @Test
  void shouldTellTwoOrdersOfOneMomentApart() {
    build();

    String first = snooze("aaaa", "1d").json().get("eventId").asText();
    String second = snooze("bbbb", "1d").json().get("eventId").asText();
    String longer = snooze("bbbb", "2d").json().get("eventId").asText();

    assertThat(List.of(first, second, longer)).doesNotHaveDuplicates();
    assertThat(snooze("aaaa", "1d").json().get("eventId").asText()).isEqualTo(first);
  }

  @Test
  void shouldListWhatStandsThoughSomebodyUnsignedTookItBack() {
    Path keys = directory.resolve("keys");
    house = Installation.onAppendTime(KAFKA, directory).trusting(keys, Map.of("ann", "analyst"));
    alert("aaaa1111", "reset", "CHG");
    Typed snoozed =
        house.weir(
            "alert",
            "snooze",
            "aaaa",
            "--for",
            "1d",
            "--reason",
            "known",
            "--key",
            keys.resolve("ann.private.jwk"));
    assertThat(snoozed.exit()).as(snoozed.err()).isEqualTo(Exit.OK);
    house.event(
        "directive",
        System.currentTimeMillis() + 1,
        Map.of(
            "event_id", "x", "activity", "UNSNOOZED", "pattern_id", "reset", "device_id", "D-1"));

    Typed listed = house.weir("alert", "snoozed", "--json");

    JsonNode standing = listed.json();
    assertThat(standing.findValuesAsText("pattern")).containsExactly("reset");
    assertThat(listed.err())
        .contains("1 records of the topic are not signed by who may order: not obeyed");
  }

  private void publishPolicy(String silencing) throws IOException {
    String text =
        StageOptions.shippedPolicy()
            .replaceFirst("(?m)^version: \\d+", "version: 7")
            .replaceFirst("(?m)^silencing: .*$", silencing);
    Path file = Files.writeString(directory.resolve("policy.yaml"), text);
    Typed published = house.weir("policy", "publish", file, "--reason", "x", "--wait", "0s");
    assertThat(published.exit()).as(published.out() + published.err()).isEqualTo(Exit.OK);
  }
}
