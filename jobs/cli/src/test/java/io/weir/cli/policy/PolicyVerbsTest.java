package io.weir.cli.policy;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyVerbsTest {
  @TempDir private Path directory;

  @Test
  void shouldFindNothingWrongWithTheShippedPolicy() {
    Typed validated = weir("policy", "validate");
    assertThat(validated.exit()).isEqualTo(Exit.OK);
    assertThat(validated.out()).contains("policy.yaml (version ", "no problems");
  }

  @Test
  void shouldLocateWhatIsWrong() throws IOException {
    Path wrong = Files.writeString(directory.resolve("policy.yaml"), "version: 1\nlevel: {}\n");
    Typed validated = weir("policy", "validate", wrong);
    assertThat(validated.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(validated.out()).contains(wrong + ":2:1 unknown key 'level'");
    var json = weir("policy", "validate", "--json", wrong).json();
    assertThat(json.get("version").isNull()).isTrue();
    assertThat(json.get("problems").size()).isPositive();
  }

  @Test
  void shouldTellWhatWeighsNothing() throws IOException {
    String shipped = Files.readString(Path.of("../../deploy/policy.yaml"));
    Path old =
        Files.writeString(
            directory.resolve("policy.yaml"), shipped.replace("  transfer:", "  payment:"));

    Typed validated = weir("policy", "validate", old);

    assertThat(validated.exit()).isEqualTo(Exit.OK);
    assertThat(validated.out())
        .contains("doubtful: " + old + ":13:3 no stream declares the dimension 'payment'")
        .contains("no problems");
    var json = weir("policy", "validate", "--json", old).json();
    assertThat(json.get("doubts").size()).isEqualTo(1);
  }

  @Test
  void shouldSayWhereThereIsNoFile() {
    Typed validated = weir("policy", "validate", directory.resolve("none.yaml"));
    assertThat(validated.exit()).isEqualTo(Exit.USAGE);
    assertThat(validated.err()).contains("none.yaml:1:1 no such file");
  }
}
