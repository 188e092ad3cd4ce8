package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.console.Exit;
import io.weir.signing.KeyFiles;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyVerbsTest {
  @TempDir private Path directory;

  @Test
  void shouldSayWhatItMadeAndRetiredToMachinesToo() {
    JsonNode made = Typed.weir("key", "new", "ann", "--out", directory, "--json").json();

    assertThat(made.get("name").asText()).isEqualTo("ann");
    Path file = Path.of(made.get("public").asText());
    assertThat(Path.of(made.get("private").asText())).exists();

    String at = "2026-11-30T12:00:00Z";
    Typed retired = Typed.weir("key", "retire", file, "--at", at, "--json");

    assertThat(retired.exit()).isEqualTo(Exit.OK);
    assertThat(retired.json().get("name").asText()).isEqualTo("ann");
    assertThat(retired.json().get("until").asText()).isEqualTo(at);
    assertThat(KeyFiles.readPublic(file).until()).isEqualTo(Instant.parse(at).toEpochMilli());
  }

  @Test
  void shouldNotLetAKeySignAgainThatWasRetired() {
    Typed.weir("key", "new", "ann", "--out", directory);
    Path file = directory.resolve("ann.public.jwk");
    Typed.weir("key", "retire", file, "--at", "2026-01-30T12:00:00Z");

    Typed again = Typed.weir("key", "retire", file);

    assertThat(again.exit()).isEqualTo(Exit.USAGE);
    assertThat(again.err()).contains("signs nothing from 2026-01-30T12:00:00Z already");
    assertThat(Typed.weir("key", "list", directory).out()).contains("2026-01-30T12:00:00Z");
  }
}
