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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Values are listed and taken off again, as the job will read it. */
class IndicatorVerbsITCase {
  private static final long T = 1_767_607_200_000L;
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  @BeforeEach
  void build() {
    house = Installation.onSimulatedClock(KAFKA, directory);
    house.event("login", T, Map.of("event_id", "e-0", "account_id", "A-1", "activity", "LOGON"));
  }

  @Test
  void shouldListAValueUntilItIsTakenOff() throws Exception {
    Typed added =
        house.weir(
            "indicator",
            "add",
            "block",
            "ip",
            "198.51.100.0/24",
            "--for",
            "30d",
            "--tenant",
            "t1",
            "--reason",
            "stuffing",
            "--author",
            "ana",
            "--confidence",
            "90");
    assertThat(added.exit()).as(added.err()).isEqualTo(Exit.OK);
    assertThat(added.out()).contains("until 2026-02-04T10:00:00Z");
    Row stated = only("indicator");
    assertThat(text(stated, "list")).isEqualTo("BLOCK");
    assertThat(text(stated, "src_ip")).isEqualTo("198.51.100.0/24");

    JsonNode listed = house.weir("indicator", "list", "--json").json();
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("by").asText()).isEqualTo("ana");
    assertThat(listed.get(0).get("confidence").asInt()).isEqualTo(90);
    assertThat(house.weir("indicator", "list", "--list", "allow", "--json").json()).isEmpty();

    Typed removed =
        house.weir(
            "indicator",
            "remove",
            "block",
            "ip",
            "198.51.100.0/24",
            "--tenant",
            "t1",
            "--reason",
            "over");
    assertThat(removed.exit()).as(removed.err()).isEqualTo(Exit.OK);
    assertThat(house.weir("indicator", "list", "--json").json()).isEmpty();
    assertThat(house.weir("indicator", "list", "--all", "--json").json()).hasSize(1);
  }

  @Test
  void shouldKeepWhatEachSourceSays() {
    state("add", "police", "--for", "30d", "--confidence", "95");
    state("add", "feed", "--for", "30d", "--confidence", "60");
    assertThat(house.weir("indicator", "list", "--json").json()).hasSize(2);

    state("remove", "feed");

    JsonNode left = house.weir("indicator", "list", "--json").json();
    assertThat(left).hasSize(1);
    assertThat(left.get(0).get("source").asText()).isEqualTo("police");
    assertThat(left.get(0).get("confidence").asInt()).isEqualTo(95);
  }

  @Test
  void shouldTakeBackOnlyWhatTheSourceHasListed() {
    state("add", "feed", "--for", "30d");

    assertThat(refused("W", "t1", "analyst"))
        .contains("'analyst' has not listed block payee W for tenant 't1': say --source feed");
    assertThat(refused("V", "t1", "feed"))
        .contains("'feed' has not listed block payee V for tenant 't1', nor has anybody else");
    assertThat(refused("W", "t2", "feed")).contains("for tenant 't2', nor has anybody else");

    state("remove", "feed");
    assertThat(refused("W", "t1", "feed")).contains("for tenant 't1', nor has anybody else");
  }

  private String refused(String value, String tenant, String source) {
    Typed typed =
        house.weir(
            "indicator",
            "remove",
            "block",
            "payee",
            value,
            "--tenant",
            tenant,
            "--reason",
            "over",
            "--source",
            source);
    assertThat(typed.exit()).as(typed.out()).isEqualTo(Exit.USAGE);
    return typed.err();
  }

  private void state(String verb, String source, String... more) {
    List<String> words = new ArrayList<>(List.of("indicator", verb, "block", "payee", "W"));
    words.addAll(List.of("--tenant", "t1", "--reason", "mule", "--source", source));
    words.addAll(List.of(more));
    Typed typed = house.weir(words.toArray());
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.OK);
  }

  @Test
  void shouldNotSendWhatTheJobWouldNotTake() {
    Typed broad =
        house.weir(
            "indicator",
            "add",
            "block",
            "ip",
            "10.0.0.0/8",
            "--for",
            "1d",
            "--tenant",
            "t1",
            "--reason",
            "x");
    assertThat(broad.exit()).isEqualTo(Exit.USAGE);
    assertThat(broad.err()).contains("the job would not take it", "src_ip");
    Typed unknown =
        house.weir(
            "indicator",
            "add",
            "block",
            "shoe",
            "9",
            "--for",
            "1d",
            "--tenant",
            "t1",
            "--reason",
            "x");
    assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
    assertThat(unknown.err()).contains("'shoe' is nothing that can be listed", "device");
    try (var tail = KAFKA.tail(house.topic("indicator"))) {
      assertThat(tail.untilNow()).isEmpty();
    }
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
