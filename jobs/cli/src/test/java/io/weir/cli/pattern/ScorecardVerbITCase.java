package io.weir.cli.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Installation;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.schemas.StreamCatalog;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Scorecards are read from their topic, the newest of each version. */
class ScorecardVerbITCase {
  private static final long T = 1_767_607_200_000L;
  private static final Schema SCHEMA =
      StreamCatalog.shipped().schemas().named("io.weir.outputs.Scorecard");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  @BeforeEach
  void build() {
    house = Installation.onSimulatedClock(KAFKA, directory);
  }

  private static GenericRecordBuilder card(String pattern, int version, long cases) {
    return new GenericRecordBuilder(SCHEMA)
        .set("tenant_id", "t1")
        .set("pattern_id", pattern)
        .set("version", version)
        .set("mode", symbol("mode", "SHADOW"))
        .set("as_of", T)
        .set("since", T)
        .set("days", 4)
        .set("cases", cases)
        .set("cases_per_day", cases / 4.0)
        .set("labelled", 0L)
        .set("right", 0L)
        .set("wrong", 0L)
        .set("inconclusive", 0L)
        .set("recommendation", symbol("recommendation", "WAIT"))
        .set("reason", "too few labels: 0");
  }

  private static GenericData.EnumSymbol symbol(String field, String value) {
    return new GenericData.EnumSymbol(SCHEMA.getField(field).schema(), value);
  }

  private void append(GenericRecordBuilder card) {
    house.append("scorecards", card.get("pattern_id") + "|" + card.get("version"), T, card.build());
  }

  @Test
  void shouldShowTheNewestCardOfEachVersionWithItsBounds() {
    append(card("first", 1, 3));
    append(card("second", 2, 9));
    append(
        card("first", 1, 8)
            .set("mode", symbol("mode", "ENFORCE"))
            .set("labelled", 8L)
            .set("right", 6L)
            .set("wrong", 2L)
            .set("precision", 0.75)
            .set("precision_low", 0.409)
            .set("precision_high", 0.929)
            .set("false_positive_ratio", 2.0 / 6)
            .set("disposed", 8L)
            .set("disposed_p50_ms", 5_400_000L)
            .set("disposed_p90_ms", 260_000_000L)
            .set("holds", 5L)
            .set("holds_labelled", 4L)
            .set("holds_overturned", 1L)
            .set("overturned_low", 0.046)
            .set("overturned_high", 0.699)
            .set("held_rightly_minor", 123_456L)
            .set("held_wrongly_minor", 9L)
            .set("recommendation", symbol("recommendation", "KEEP"))
            .set("reason", "precision is fine"));

    Typed shown = house.weir("pattern", "scorecard");

    assertThat(shown.exit()).as(shown.err()).isEqualTo(Exit.OK);
    assertThat(shown.out().lines().toList())
        .hasSize(6)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).contains("PATTERN", "PRECISION (95 %)", "SAYS");
              assertThat(lines.get(1).replaceAll(" +", " "))
                  .isEqualTo(
                      "t1 first 1 enforce 8 2.0 8 0.75 (0.41 to 0.93) 0.3 90m, nine of ten 3d"
                          + " 1 of 4 (0.05 to 0.70) 1234.56 0.09 keep");
              assertThat(lines.get(2).replaceAll(" +", " "))
                  .isEqualTo("t1 second 2 shadow 9 2.3 0 - - - - 0.00 0.00 wait");
              assertThat(lines.get(4)).isEqualTo("first v1: keep, precision is fine");
              assertThat(lines.get(5)).isEqualTo("second v2: wait, too few labels: 0");
            });
  }

  @Test
  void shouldGiveOneToMachines() {
    append(card("first", 1, 3));
    append(card("second", 2, 9));

    JsonNode cards = house.weir("pattern", "scorecard", "second", "--json").json();

    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).get("patternId").asText()).isEqualTo("second");
    assertThat(cards.get(0).get("cases").asLong()).isEqualTo(9);
    assertThat(cards.get(0).get("recommendation").asText()).isEqualTo("WAIT");
    assertThat(cards.get(0).get("asOf").asText()).isEqualTo("2026-01-05T10:00:00Z");
    Typed unknown = house.weir("pattern", "scorecard", "secnd");
    assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
    assertThat(unknown.err()).contains("no scorecard of 'secnd'", "second");
  }

  @Test
  void shouldSayWhatToLookAtWhereThereAreNone() {
    Typed none = house.weir("pattern", "scorecard");

    assertThat(none.exit()).isEqualTo(Exit.OK);
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("has no scorecards yet");
    Typed away =
        Typed.weir("pattern", "scorecard", "--bootstrap", "127.0.0.1:1", "--timeout", "500ms");
    assertThat(away.exit()).isEqualTo(Exit.USAGE);
    assertThat(away.err()).contains("no broker answers at 127.0.0.1:1");
  }
}
