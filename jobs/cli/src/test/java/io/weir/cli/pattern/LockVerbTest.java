package io.weir.cli.pattern;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockVerbTest {
  private static final Path SHIPPED =
      Path.of("../../deploy/patterns/credential-attacks/mfa-fatigue.yaml");

  @TempDir private Path directory;
  private Path lock;

  @BeforeEach
  void shipOne() throws IOException {
    Files.copy(SHIPPED, directory.resolve("mfa-fatigue.yaml"));
    lock = directory.resolve("patterns.lock");
  }

  @Test
  void shouldFindTheShippedLockRight() {
    Typed checked = weir("pattern", "lock", "--check");
    assertThat(checked.out()).contains("no problems");
    assertThat(checked.exit()).isEqualTo(Exit.OK);
  }

  @Test
  void shouldWriteALockAndLeaveARightOneAlone() throws IOException {
    Typed written = weir("pattern", "lock", directory);
    assertThat(written.exit()).isEqualTo(Exit.OK);
    assertThat(written.out()).contains(lock + " written");
    assertThat(Files.readString(lock)).containsPattern("mfa-fatigue [0-9]+ [0-9a-f]{16}\n");
    assertThat(weir("pattern", "lock", directory).out()).contains(lock + " is as it was");
    assertThat(weir("pattern", "lock", "--check", directory).exit()).isEqualTo(Exit.OK);
  }

  @Test
  void shouldWriteNothingWhereItOnlyChecks() {
    Typed checked = weir("pattern", "lock", "--check", directory);
    assertThat(checked.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(checked.out()).contains("is not in patterns.lock yet", "deploy/weir pattern lock");
    assertThat(lock).doesNotExist();
  }

  @Test
  void shouldRefuseAChangeWithoutANewVersion() throws IOException {
    weir("pattern", "lock", directory);
    String before = Files.readString(lock);
    Files.writeString(
        directory.resolve("mfa-fatigue.yaml"),
        "\n# changed\n",
        java.nio.file.StandardOpenOption.APPEND);
    for (String[] words :
        new String[][] {
          {"pattern", "lock"}, {"pattern", "lock", "--check"}, {"pattern", "validate"}
        }) {
      Object[] typed = new Object[words.length + 1];
      System.arraycopy(words, 0, typed, 0, words.length);
      typed[words.length] = directory;
      Typed refused = weir(typed);
      assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
      assertThat(refused.out())
          .contains("'mfa-fatigue' has changed, but its version is still", "version: ", "^");
    }
    assertThat(Files.readString(lock)).isEqualTo(before);
    assertThat(weir("pattern", "validate", directory.resolve("mfa-fatigue.yaml")).exit())
        .isEqualTo(Exit.OK);
  }

  @Test
  void shouldTellMachinesWhatDiffers() {
    Typed checked = weir("pattern", "lock", "--check", "--json", directory);
    assertThat(checked.json().get("failed").asInt()).isEqualTo(1);
    assertThat(checked.json().get("problems").get(0).get("category").asText()).isEqualTo("LOCK");
  }

  @Test
  void shouldRefuseADirectoryThatIsNone() {
    Typed refused = weir("pattern", "lock", directory.resolve("none"));
    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("none: no such directory");
  }
}
