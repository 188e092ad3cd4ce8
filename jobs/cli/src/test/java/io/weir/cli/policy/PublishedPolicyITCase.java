package io.weir.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Installation;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.streaming.stage.StageOptions;
import io.weir.testkit.KafkaFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A policy goes live, and is looked at: without a job, as the log alone says what is in force. */
class PublishedPolicyITCase {
  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  @BeforeEach
  void build() throws IOException {
    house = Installation.onAppendTime(KAFKA, directory);
  }

  /** The shipped policy under another version. */
  private Path file(int version, String remark) throws IOException {
    String text = StageOptions.shippedPolicy().replaceFirst("(?m)^version: \\d+", "version: 7");
    return Files.writeString(
        directory.resolve("tuned.yaml"),
        text.replace("version: 7", "version: " + version) + "\n# " + remark + "\n");
  }

  private Typed publish(Path file) {
    return house.weir(
        "policy", "publish", file, "--reason", "calm", "--author", "ana", "--wait", "0s");
  }

  @Test
  void shouldPublishAPolicyOnceAndNoneThatIsNotNewer() throws IOException {
    Typed first = publish(file(7, "first"));
    assertThat(first.exit()).as(first.out() + first.err()).isEqualTo(Exit.OK);
    assertThat(first.out()).containsPattern("published +policy +version 7 +from 2");

    assertThat(publish(file(7, "first")).out()).containsPattern("unchanged +policy +version 7");

    for (int version : new int[] {7, 6}) {
      Typed stale = publish(file(version, "second"));
      assertThat(stale.exit()).isEqualTo(Exit.FINDINGS);
      assertThat(stale.out())
          .contains(
              directory.resolve("tuned.yaml")
                  + ":1:1 version "
                  + version
                  + " follows version 7: a changed policy needs a higher version");
    }
    assertThat(publish(file(8, "second")).exit()).isEqualTo(Exit.OK);
    assertThat(house.weir("policy", "show", "--json").json().get("version").asInt()).isEqualTo(8);
  }

  @Test
  void shouldPublishNothingThatIsWrong() throws IOException {
    Path wrong = Files.writeString(directory.resolve("wrong.yaml"), "version: 9\nlevel: {}\n");

    Typed refused = publish(wrong);

    assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(refused.out()).contains(wrong + ":2:1 unknown key 'level'");
    assertThat(house.weir("policy", "publish", file(9, "why?")).err()).contains("--reason");
    assertThat(house.weir("policy", "show").out()).contains("never published");
  }

  @Test
  void shouldShowWhatIsInForceAsAFileThatCanBePublishedAgain() throws IOException {
    publish(file(7, "first"));

    Typed shown = house.weir("policy", "show");
    assertThat(shown.out()).contains("# version 7, content ", ", by ana: calm", "levels:");
    JsonNode json = house.weir("policy", "show", "--json").json();
    assertThat(json.get("content").asText()).endsWith("# first\n");
    assertThat(json.get("since").asText()).startsWith("20");
    Path again = Files.writeString(directory.resolve("again.yaml"), shown.out());
    assertThat(Typed.weir("policy", "validate", again).exit()).isEqualTo(Exit.OK);
  }
}
