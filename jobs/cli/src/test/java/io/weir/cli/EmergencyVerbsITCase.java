package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.console.Exit;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Emergencies are raised, changed and lowered by what stands in the log. */
class EmergencyVerbsITCase {
  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;

  private static Typed say(Installation house, String verb, int level, String scope) {
    return house.weir(
        "emergency",
        verb,
        level,
        "--scope",
        scope,
        "--reason",
        "drill",
        "--author",
        "ana",
        "--wait",
        "0s",
        "--yes",
        "--json");
  }

  @Test
  void shouldRaiseGoOnAndLower() {
    Installation house = Installation.onAppendTime(KAFKA, directory);

    JsonNode raised = say(house, "raise", 2, "rail=WIRE,SCT_INST").json().get(0);
    assertThat(raised.get("id").asText()).isEqualTo("rail=SCT_INST,WIRE");
    assertThat(raised.get("mode").asText()).isEqualTo("level 2");
    assertThat(say(house, "raise", 3, "rail=SCT_INST,WIRE").exit()).isEqualTo(Exit.OK);

    JsonNode listed = house.weir("emergency", "list", "--json").json();
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("level").asInt()).isEqualTo(3);
    assertThat(listed.get(0).get("author").asText()).isEqualTo("ana");
    assertThat(house.weir("emergency", "list").out()).contains("rail=SCT_INST,WIRE", "drill");

    assertThat(say(house, "raise", 1, "rail=SCT_INST,WIRE").err())
        .contains("is at level 3 already; 'weir emergency lower 1' lowers it");
    assertThat(say(house, "lower", 3, "rail=SCT_INST,WIRE").err())
        .contains("is at level 3: lower it to less");
    assertThat(say(house, "lower", 0, "rail=SCT_INST,WIRE").exit()).isEqualTo(Exit.OK);
    assertThat(house.weir("emergency", "list").out()).contains("no emergency is raised");
    assertThat(say(house, "lower", 0, "all").err()).contains("no emergency is raised for 'all'");
  }

  @Test
  void shouldEndNoEmergencyEarlierUnlessSomebodySaysSo() {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    assertThat(raise(house, 2, "--for", "3h").exit()).isEqualTo(Exit.OK);
    String end = house.weir("emergency", "list", "--json").json().get(0).get("until").asText();

    Typed shorter = raise(house, 3);
    assertThat(shorter.exit()).isEqualTo(Exit.USAGE);
    assertThat(shorter.err())
        .contains("'all' goes on until " + end + ", longer than 1h: say --for, how long it is to");
    assertThat(house.weir("emergency", "list", "--json").json().get(0).get("level").asInt())
        .isEqualTo(2);

    assertThat(raise(house, 3, "--for", "30m").exit()).isEqualTo(Exit.OK);
    JsonNode listed = house.weir("emergency", "list", "--json").json().get(0);
    assertThat(listed.get("level").asInt()).isEqualTo(3);
    assertThat(listed.get("until").asText()).isLessThan(end);
    assertThat(raise(house, 3).exit()).as("its end is later").isEqualTo(Exit.OK);
  }

  private static Typed raise(Installation house, int level, String... more) {
    List<Object> words = new ArrayList<>(List.of("emergency", "raise", level, "--scope", "all"));
    words.addAll(List.of("--reason", "drill", "--wait", "0s", "--yes"));
    words.addAll(List.of(more));
    return house.weir(words.toArray());
  }

  @Test
  void shouldSayNothingToTheLogThatItWouldRefuse() {
    Installation house = Installation.onAppendTime(KAFKA, directory);

    Typed high = say(house, "raise", 8, "all");
    assertThat(high.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(high.out()).contains("no level 8 of emergency, 3 is the highest");
    Typed typo = say(house, "raise", 1, "rail=WIRED");
    assertThat(typo.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(typo.out()).contains("did you mean 'WIRE'?");
    assertThat(say(house, "raise", 1, "everything").err())
        .contains("--scope is 'all', or FIELD=VALUE such as rail=SCT_INST, not 'everything'");
  }

  @Test
  void shouldAskBeforeAnythingIsHeld() {
    Installation house = Installation.onAppendTime(KAFKA, directory);

    Typed silent =
        house.weir("emergency", "raise", 3, "--scope", "all", "--reason", "x", "--wait", "0s");

    assertThat(silent.exit()).isEqualTo(Exit.USAGE);
    assertThat(silent.err())
        .contains("This sets level 3 for 'all' until 2", "say --yes, as nobody can be asked here");
    assertThat(house.weir("emergency", "list").out()).contains("no emergency is raised");
  }
}
