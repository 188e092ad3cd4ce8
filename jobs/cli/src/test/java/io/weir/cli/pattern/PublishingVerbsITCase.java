package io.weir.cli.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Installation;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Patterns go live, change their mode, come back: with a job that answers and without one. */
class PublishingVerbsITCase {
  private static final String ID = TwoResets.ID;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  @TempDir private Path directory;

  private Path file(int version, String mode, int times) throws IOException {
    return TwoResets.file(directory, version, mode, times);
  }

  private static JsonNode only(Typed typed) {
    assertThat(typed.json()).as(typed.out() + typed.err()).hasSize(1);
    return typed.json().get(0);
  }

  @Test
  void shouldTellTheVerdictOfTheRunningJob() throws Exception {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    house.start(FLINK);

    Typed published =
        house.weir(
            "pattern", "publish", file(1, "shadow", 2), "--author", "ana", "--reason", "try it");
    assertThat(published.exit()).as(published.err()).isEqualTo(Exit.OK);
    assertThat(published.out()).containsPattern("accepted +two-resets +version 1 +shadow +from 2");

    Typed promoted =
        house.weir("pattern", "mode", ID, "canary", "5%", "--reason", "quiet week", "--json");
    assertThat(only(promoted).get("state").asText()).isEqualTo("ACCEPTED");
    assertThat(only(promoted).get("mode").asText()).isEqualTo("canary 5%");
  }

  @Test
  void shouldSayThatNoJobAnsweredAndWhatTheLogSays() throws IOException {
    Installation house = Installation.onAppendTime(KAFKA, directory);

    Typed published = house.weir("pattern", "publish", file(1, "shadow", 2), "--wait", "0s");

    assertThat(published.exit()).isEqualTo(Exit.OK);
    assertThat(published.out()).containsPattern("published +two-resets +version 1 +shadow +from 2");
    assertThat(published.err()).contains("no job answered in time");
    assertThat(only(house.weir("pattern", "list", "--json")).get("mode").asText())
        .isEqualTo("shadow");
  }

  @Test
  void shouldKeepTheWholeStoryOfAPattern() throws IOException {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    publish(house, 1, "first");
    assertThat(
            house
                .weir("pattern", "mode", ID, "enforce", "--reason", "proven", "--wait", "0s")
                .exit())
        .isEqualTo(Exit.OK);
    publish(house, 2, "better");

    Typed back =
        house.weir(
            "pattern",
            "rollback",
            ID,
            "--reason",
            "noisy",
            "--author",
            "bob",
            "--wait",
            "0s",
            "--json");
    assertThat(only(back).get("version").asInt()).isEqualTo(1);
    assertThat(only(back).get("mode").asText()).isEqualTo("enforce");

    JsonNode now = only(house.weir("pattern", "list", "--json"));
    assertThat(now.get("version").asInt()).isEqualTo(1);
    assertThat(now.get("author").asText()).isEqualTo("bob");
    assertThat(now.get("reason").asText()).isEqualTo("noisy");
    JsonNode story = house.weir("pattern", "history", ID, "--json").json();
    assertThat(story.findValuesAsText("version")).containsExactly("1", "1", "2", "1");
    assertThat(story.findValuesAsText("mode"))
        .containsExactly("shadow", "enforce", "shadow", "enforce");
    assertThat(story.get(0).get("hash")).isEqualTo(story.get(3).get("hash"));
    assertThat(house.weir("pattern", "history", ID).out())
        .contains("first", "proven", "better", "noisy");
  }

  private void publish(Installation house, int version, String reason) throws IOException {
    Typed typed =
        house.weir(
            "pattern", "publish", file(version, "shadow", 2), "--reason", reason, "--wait", "0s");
    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
  }

  @Test
  void shouldPublishNothingWhereAFileIsWrongOrItsTestsFail() throws IOException {
    Installation house = Installation.onAppendTime(KAFKA, directory);

    Typed failing = house.weir("pattern", "publish", file(1, "shadow", 3));
    assertThat(failing.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(failing.out()).contains(directory.resolve(ID + ".yaml:").toString());
    Typed wrong = house.weir("pattern", "publish", file(1, "loud", 2));
    assertThat(wrong.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(wrong.out()).contains("loud");

    assertThat(house.weir("pattern", "list", "--json").json()).isEmpty();
  }

  @Test
  void shouldRefuseOtherContentUnderAVersionTheLogHas() throws IOException {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    publish(house, 1, "first");
    Path changed = directory.resolve(ID + ".yaml");
    Files.writeString(changed, Files.readString(changed).replace("Resets", "Many resets"));

    Typed refused = house.weir("pattern", "publish", changed);

    assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(refused.out())
        .contains(changed + ":1:1 version 1 follows version 1", "refused")
        .doesNotContain("accepted");
    assertThat(house.weir("pattern", "history", ID, "--json").json()).hasSize(1);
  }

  @Test
  void shouldNotRollBackByAnOldFile() throws IOException {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    publish(house, 1, "first");
    publish(house, 2, "second");

    Typed old = house.weir("pattern", "publish", file(1, "shadow", 2));

    assertThat(old.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(old.out()).contains("version 1 comes before version 2", "weir pattern rollback");
    assertThat(house.weir("pattern", "history", ID, "--json").json()).hasSize(2);
  }

  @Test
  void shouldLeaveTheModeWhereAFileIsPublishedAsItWas() throws IOException {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    publish(house, 1, "first");
    house.weir("pattern", "mode", ID, "off", "--reason", "misfires", "--wait", "0s");

    Typed again = house.weir("pattern", "publish", file(1, "shadow", 2), "--json");

    assertThat(only(again).get("state").asText()).isEqualTo("UNCHANGED");
    assertThat(only(house.weir("pattern", "list", "--json")).get("mode").asText()).isEqualTo("off");
  }

  @Test
  void shouldCompareAFileWithWhatIsPublished() throws IOException {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    publish(house, 1, "first");

    assertThat(house.weir("pattern", "diff", ID + "@1", file(1, "shadow", 2)).exit())
        .isEqualTo(Exit.OK);
    Typed changed = house.weir("pattern", "diff", ID, file(2, "enforce", 2), "--json");
    assertThat(changed.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(changed.json().get("differences").findValuesAsText("what"))
        .containsExactly("mode", "version");
  }

  @Test
  void shouldSayWhatIsNotThere() throws IOException {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    publish(house, 1, "first");

    Typed typo = house.weir("pattern", "mode", "two-reset", "off", "--reason", "x");
    assertThat(typo.exit()).isEqualTo(Exit.USAGE);
    assertThat(typo.err()).contains("did you mean 'two-resets'?");
    Typed loud = house.weir("pattern", "mode", ID, "loud", "--reason", "x");
    assertThat(loud.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(loud.out()).contains("unknown mode 'loud': off, shadow, canary N% or enforce");
    Typed first = house.weir("pattern", "rollback", ID, "--reason", "x");
    assertThat(first.exit()).isEqualTo(Exit.USAGE);
    assertThat(first.err()).contains("has no version before 1");
    Typed never = house.weir("pattern", "rollback", ID, "--to", "7", "--reason", "x");
    assertThat(never.exit()).isEqualTo(Exit.USAGE);
    assertThat(never.err()).contains("no version 7 of 'two-resets', only [1]");
  }

  @Test
  void shouldSayThatTheBrokerIsAway() {
    Typed away = Typed.weir("pattern", "list", "--bootstrap", "127.0.0.1:1", "--timeout", "1s");

    assertThat(away.exit()).isEqualTo(Exit.USAGE);
    assertThat(away.out()).isEmpty();
    assertThat(away.err())
        .contains("no broker answers at 127.0.0.1:1 within 1s", "kafka.bootstrap.servers");
  }

  @Test
  void shouldSayWhichTopicIsMissing() {
    Typed missing =
        Typed.weir(
            "pattern",
            "list",
            "--bootstrap",
            KAFKA.bootstrap(),
            "--set",
            "topics.patterns=nowhere-at-all");

    assertThat(missing.exit()).isEqualTo(Exit.USAGE);
    assertThat(missing.err()).contains("there is no topic 'nowhere-at-all'");
  }

  @Test
  void shouldAskWhichKafkaWhereNothingSaysSo() {
    Typed none = Typed.weir("pattern", "list");
    assertThat(none.exit()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("--settings FILE", "--bootstrap HOST:PORT");
  }
}
