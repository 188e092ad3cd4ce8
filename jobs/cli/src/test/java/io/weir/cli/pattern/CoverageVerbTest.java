package io.weir.cli.pattern;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageVerbTest {
  private static final Path SHIPPED = Path.of("../../deploy/patterns/credential-attacks");

  @TempDir private Path directory;

  @Test
  void shouldSayWhatTheShippedPatternsLookFor() {
    Typed covered = weir("pattern", "coverage");
    assertThat(covered.exit()).isEqualTo(Exit.OK);
    assertThat(covered.out())
        .containsPattern("attack.t1110.004 +Credential Stuffing +cred-stuffing-source")
        .containsPattern("[0-9]+ of [0-9]+ relevant techniques are looked for");
    List<String> lines = covered.out().lines().takeWhile(line -> !line.isEmpty()).toList();
    int column = lines.get(0).indexOf("name");
    assertThat(lines)
        .allMatch(line -> line.charAt(column - 1) == ' ' && line.charAt(column) != ' ');
  }

  @Test
  void shouldTellEnforcedFromShadowAndLeaveOutWhatIsOff() throws IOException {
    copy("mfa-fatigue", "enforce");
    copy("account-brute-force", "shadow");
    copy("password-spray-subnet", "off");
    JsonNode report = weir("pattern", "coverage", "--json", directory).json();

    assertThat(technique(report, "attack.t1621").get("enforce").get(0).asText())
        .isEqualTo("mfa-fatigue");
    assertThat(technique(report, "attack.t1110.001").get("shadow").get(0).asText())
        .isEqualTo("account-brute-force");
    assertThat(technique(report, "attack.t1110.003").get("enforce")).isEmpty();
    assertThat(technique(report, "attack.t1110.003").get("shadow")).isEmpty();
    assertThat(technique(report, "attack.t1110.003").get("name").asText())
        .isEqualTo("Password Spraying");
    assertThat(report.get("covered").asInt()).isLessThan(report.get("relevant").asInt());
    assertThat(report.get("enforced").asInt()).isLessThan(report.get("covered").asInt());
  }

  @Test
  void shouldSayWhatIsNotLookedFor() throws IOException {
    copy("mfa-fatigue", "enforce");
    Typed covered = weir("pattern", "coverage", directory);
    String missing = covered.out().substring(covered.out().indexOf("not looked for"));
    Set<String> tags =
        missing.lines().map(line -> line.replaceFirst(" .*", "")).collect(Collectors.toSet());
    assertThat(tags).contains("f3.f1049", "attack.t1110.003").doesNotContain("attack.t1621");
  }

  @Test
  void shouldRefuseALibraryThatIsWrong() throws IOException {
    Files.writeString(directory.resolve("wrong.yaml"), "id: wrong\n");
    assertThat(weir("pattern", "coverage", directory).exit()).isEqualTo(Exit.FINDINGS);
    assertThat(weir("pattern", "coverage", directory.resolve("none")).exit()).isEqualTo(Exit.USAGE);
  }

  private void copy(String id, String mode) throws IOException {
    String text = Files.readString(SHIPPED.resolve(id + ".yaml"));
    Files.writeString(
        directory.resolve(id + ".yaml"), text.replaceFirst("(?m)^mode: .*$", "mode: " + mode));
  }

  private static JsonNode technique(JsonNode report, String tag) {
    for (JsonNode technique : report.get("techniques")) {
      if (technique.get("tag").asText().equals(tag)) {
        return technique;
      }
    }
    throw new AssertionError(tag + " is not there");
  }
}
