package io.weir.cli.demo;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import io.weir.simulator.world.SimulatedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as somebody types it, on a broker and a cluster of its own. */
class DemoITCase {
  @TempDir private Path directory;

  @Test
  void shouldPlayTheBankAndSumUp() throws Exception {
    Path json = directory.resolve("demo.json");

    Typed demo = weir("demo", "--events", "20000", "--seed", "2", "--json", json);

    assertThat(demo.exit()).as(demo.err()).isEqualTo(Exit.OK);
    assertThat(demo.out()).contains("recall", "events per second", "dead letters");
    JsonNode sum = new ObjectMapper().readTree(Files.readString(json));
    assertThat(sum.fieldNames())
        .toIterable()
        .contains(
            "events",
            "decisions",
            "alerts",
            "attacks",
            "recall",
            "precision",
            "falseAlertsPer10kAccountDays",
            "falseHoldsPer10kAccountDays",
            "eventsPerSecond",
            "latencyMs",
            "deadLetters",
            "restarts");
    assertThat(sum.get("latencyMs").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("p50", "p99", "p999");
    assertThat(sum.get("attacks"))
        .isNotEmpty()
        .allSatisfy(
            attack -> {
              assertThat(attack.get("kind").asText()).isNotEmpty();
              assertThat(attack.get("injected").asInt()).isPositive();
              assertThat(attack.get("caught").asInt()).isBetween(0, attack.get("injected").asInt());
            });
    assertThat(sum.get("events").asInt()).isEqualTo(20_000);
    assertThat(sum.get("decisions").asInt()).isBetween(4_000, 20_000);
    assertThat(sum.get("alerts").asInt()).isPositive();
    assertThat(sum.get("attacks")).hasSizeGreaterThan(9);
    assertThat(sum.get("recall").asDouble()).isBetween(0.8, 1.0);
    assertThat(sum.get("falseHoldsPer10kAccountDays").asDouble()).isBetween(0.0, 5.0);
    assertThat(sum.get("falseBlocks").asInt()).isZero();
    assertThat(sum.get("deadLetters").asInt()).isEqualTo(noEvents(20_000, 2)).isPositive();
    assertThat(sum.get("restarts").asInt()).isZero();
  }

  /** Records of a bank that are no event, or of a time to come. */
  private static int noEvents(int count, long seed) {
    Iterator<SimulatedEvent> events =
        Simulation.of(SimulationOptions.forEvents(count, seed)).events();
    int none = 0;
    for (int i = 0; i < count && events.hasNext(); i++) {
      SimulatedEvent event = events.next();
      if (event.record() == null
          || (long) event.record().get("event_time") > event.appendTime() + 300_000) {
        none++;
      }
    }
    return none;
  }

  @Test
  void shouldShowScorecardsOfWhatItsAnalystsLabelled() {
    Typed demo = weir("demo", "--events", "5000", "--label");

    assertThat(demo.exit()).as(demo.err()).isEqualTo(Exit.OK);
    assertThat(demo.err())
        .contains("disposed of by simulated analysts")
        .doesNotContain("labels were counted");
    assertThat(demo.out())
        .contains("PRECISION (95 %)")
        .containsPattern("enforce +[0-9]+ +[0-9.]+ +[0-9]+ +[01]\\.[0-9]{2} \\(")
        .contains(": wait, too few labels: ");
  }
}
