package io.weir.cli.simulate;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateVerbTest {
  @TempDir private Path directory;

  @Test
  void shouldWriteTheSameBytesForTheSameSeed() throws IOException {
    Typed first = simulate("a", "ndjson", 7);
    Typed second = simulate("b", "ndjson", 7);
    simulate("c", "ndjson", 8);
    assertThat(first.exit()).isEqualTo(Exit.OK);
    assertThat(first.json().get("events")).isEqualTo(second.json().get("events"));
    for (String file : List.of("login.ndjson", "payment.ndjson", "device.ndjson", "truth.json")) {
      assertThat(directory.resolve("a").resolve(file))
          .hasSameBinaryContentAs(directory.resolve("b").resolve(file));
    }
    assertThat(Files.readString(directory.resolve("a/login.ndjson")))
        .isNotEqualTo(Files.readString(directory.resolve("c/login.ndjson")));
  }

  @Test
  void shouldNameWhatReallyHappened() throws IOException {
    simulate("a", "avro", 7);
    JsonNode truth = new ObjectMapper().readTree(directory.resolve("a/truth.json").toFile());
    assertThat(truth.get("seed").asLong()).isEqualTo(7);
    JsonNode attack = truth.get("attacks").get(0);
    assertThat(attack.get("kind").asText()).matches("[a-z-]+");
    assertThat(attack.get("eventIds")).isNotEmpty();
    assertThat(attack.get("firstEventTime").asText()).startsWith("2026-01-");
  }

  @Test
  void shouldRefuseAWorldThatIsTooSmall() {
    Typed small = weir("simulate", "--events", 10, "--out", directory);
    assertThat(small.exit()).isEqualTo(Exit.USAGE);
    assertThat(small.err()).contains("--events is at least 1000, not 10");
    assertThat(directory).isEmptyDirectory();
  }

  private Typed simulate(String out, String format, int seed) {
    return weir(
        "simulate",
        "--json",
        "--events",
        3_000,
        "--seed",
        seed,
        "--format",
        format,
        "--out",
        directory.resolve(out));
  }
}
