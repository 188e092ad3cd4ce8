package io.weir.cli.pattern;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pattern to begin with, and what a change of it means. */
class NewAndDiffVerbsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(NewVerb.Form.class)
  void shouldWriteAPatternThatIsRightAndProven(NewVerb.Form form) {
    Typed written = weir("pattern", "new", "my-idea", "--form", form, "--dir", directory);
    assertThat(written.exit()).as(written.err()).isEqualTo(Exit.OK);

    Typed tested = weir("pattern", "test", directory, "--json");
    assertThat(tested.exit()).as(tested.out()).isEqualTo(Exit.OK);
    assertThat(tested.json().get("tests").asInt()).isGreaterThan(1);
    assertThat(tested.json().get("doubts")).isEmpty();
  }

  @Test
  void shouldNotWriteOverAFile() throws IOException {
    Path there = Files.writeString(directory.resolve("my-idea.yaml"), "mine");
    Typed refused = weir("pattern", "new", "my-idea", "--dir", directory);
    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("exists already");
    assertThat(there).hasContent("mine");
  }

  @Test
  void shouldRefuseAnIdThatIsNone() {
    Typed refused = weir("pattern", "new", "My Idea", "--dir", directory);
    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("lower-case words joined by '-'");
    assertThat(directory).isEmptyDirectory();
  }

  private Path idea(String name, String... replacements) throws IOException {
    Path to = Files.createDirectories(directory.resolve(name));
    Path file = to.resolve("idea.yaml");
    if (!Files.exists(file)) {
      assertThat(weir("pattern", "new", "idea", "--form", "count", "--dir", to).exit())
          .isEqualTo(Exit.OK);
    }
    String text = Files.readString(file);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return Files.writeString(file, text);
  }

  @Test
  void shouldCallTwoPatternsTheSameThatMeanTheSame() throws IOException {
    Path changed = idea("b", "key: account", "# who\nkey: account", "failures >= p", "failures>=p");
    Typed same = weir("pattern", "diff", idea("a"), changed);
    assertThat(same.exit()).as(same.out()).isEqualTo(Exit.OK);
    assertThat(same.out()).contains("the same");
  }

  @Test
  void shouldSayThatTuningKeepsEverything() throws IOException {
    Path tuned = idea("b", "value: 15m", "value: 30m", "mode: shadow", "mode: canary 5%");
    Typed diff = weir("pattern", "diff", idea("a"), tuned);
    assertThat(diff.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(diff.out())
        .contains(
            "audience",
            "- shadow",
            "+ canary 5%",
            "parameter",
            "- 15m in 1m..1d",
            "+ 30m in 1m..1d",
            "failures.over",
            "nothing begins anew");
  }

  @Test
  void shouldSayWhatAChangeCosts() throws IOException {
    Path wider =
        idea(
            "b",
            "where: 'activity == \"LOGON\" && status == \"FAILURE\"'}",
            "where: 'activity == \"LOGON\"'}");

    Typed diff = weir("pattern", "diff", idea("a"), wider);
    assertThat(diff.out())
        .contains("cost", "100 simulated customers in 14 days", "in a set less")
        .containsPattern("asked: [0-9.]+ of 1,000 events may complete it, as before")
        .containsPattern("offered to windows: [0-9.]+ times in 1,000 events, as before")
        .containsPattern("kept\n +- [0-9,]+ bytes an account .*\n +\\+ [0-9,]+ bytes");
    JsonNode cost = weir("pattern", "diff", idea("a"), wider, "--json").json().get("cost");
    assertThat(cost.get("events").asLong()).isGreaterThan(1_000);
    assertThat(cost.get("before").get("askedPerThousandEvents").asDouble()).isPositive();
    assertThat(cost.get("after").get("bytesPerAccount").asLong())
        .isGreaterThan(cost.get("before").get("bytesPerAccount").asLong());
    assertThat(cost.get("measured").isNull()).isTrue();
  }

  @Test
  void shouldSayThatAnotherKeyBeginsAnew() throws IOException {
    Path other =
        idea(
            "b",
            "where: 'activity == \"LOGON\" && status == \"FAILURE\"'}",
            "where: 'activity == \"LOGON\"'}",
            "key: account",
            "key: user");
    JsonNode diff = weir("pattern", "diff", idea("a"), other, "--json").json();
    assertThat(diff.get("historyServes").asBoolean()).isFalse();
    assertThat(diff.get("warmingMillis").asLong())
        .as("it believes no silence")
        .isBetween(0L, Duration.ofDays(14).toMillis());
    assertThat(diff.get("differences").findValuesAsText("part")).contains("KEY", "AGGREGATE");
    assertThat(weir("pattern", "diff", idea("a"), other).out()).contains("kept anew");
  }

  @Test
  void shouldSayWhatIsWrongWithAFileItCannotCompare() throws IOException {
    Path wrong = idea("b", "key: account", "key: acount");
    Typed diff = weir("pattern", "diff", idea("a"), wrong);
    assertThat(diff.exit()).isEqualTo(Exit.USAGE);
    assertThat(diff.err()).contains("idea.yaml:", "acount");
  }
}
