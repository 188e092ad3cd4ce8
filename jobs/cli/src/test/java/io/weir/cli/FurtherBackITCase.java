package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.console.Exit;
import io.weir.schemas.StreamCatalog;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class FurtherBackITCase {
  private static final long T = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  @Test
  void shouldReadNoFurtherBackThanItIsAsked() {
    house = Installation.onSimulatedClock(KAFKA, directory);
    house.event("login", T, Map.of("event_id", "e-0", "account_id", "A-1", "activity", "LOGON"));
    long day = Duration.ofDays(1).toMillis();
    alert("aaaa1111", T - 8 * day);
    alert("bbbb2222", T - day);

    assertThat(house.weir("alert", "tail").out().lines()).as("simulated: all").hasSize(2);
    assertThat(house.weir("alert", "tail", "--from", "7d").out())
        .contains("bbbb")
        .doesNotContain("aaaa");
    String instant = Instant.ofEpochMilli(T - 8 * day).toString();
    assertThat(house.weir("alert", "show", "aaaa", "--from", instant).exit()).isEqualTo(Exit.OK);
    Typed later = house.weir("alert", "show", "aaaa", "--from", "7d");
    assertThat(later.exit()).isEqualTo(Exit.USAGE);
    assertThat(later.err())
        .contains("has no alert 'aaaa' since " + Instant.ofEpochMilli(T - 7 * day));
    assertThat(house.weir("decision", "show", "e-3", "--from", "7d").err())
        .contains("has no decision 'e-3'", "--from reads further back");
    assertThat(house.weir("decision", "show", "e-3", "--from", "often").err())
        .contains("--from is a time such as");
  }

  private void alert(String id, long appended) {
    Schema schema = StreamCatalog.shipped().schemas().named("io.weir.outputs.Alert");
    house.append(
        "alerts",
        id,
        appended,
        new GenericRecordBuilder(schema)
            .set("alert_id", id)
            .set("revision", 0)
            .set("state", new GenericData.EnumSymbol(schema.getField("state").schema(), "OPEN"))
            .set("tenant_id", "t1")
            .set("pattern_id", "first")
            .set("version", 3)
            .set("key_dimension", "device")
            .set("key", "D-9")
            .set("account_id", "A-1")
            .set("reason", "a sentence")
            .set("signal_id", "s")
            .set("event_ids", List.of("e-1", "e-2"))
            .set("first_event_time", T)
            .set("last_event_time", T)
            .set("issued_at", T)
            .build());
  }
}
