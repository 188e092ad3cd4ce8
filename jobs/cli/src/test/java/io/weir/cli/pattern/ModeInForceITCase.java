package io.weir.cli.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Installation;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.testkit.KafkaFixture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file says one mode, the log another: what is in force is what a change is compared with. */
class ModeInForceITCase {
  private static final String ID = TwoResets.ID;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  @BeforeEach
  void build() throws IOException {
    house = Installation.onAppendTime(KAFKA, directory);
    publish(1, "shadow");
  }

  @Test
  void shouldShowThatAFileTakesBackAPromotion() throws IOException {
    mode("enforce");

    Typed diff = house.weir("pattern", "diff", ID, file(2, "shadow"));

    assertThat(diff.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(diff.out()).contains("audience\n  mode\n    - enforce\n    + shadow\n");
  }

  @Test
  void shouldCompareAVersionInTheModeItLastHad() throws IOException {
    mode("canary 5%");
    publish(2, "shadow");
    mode("off");

    Typed earlier = house.weir("pattern", "diff", ID + "@1", ID + "@2");
    assertThat(earlier.out()).contains("    - canary 5%\n    + off\n");
    Typed file = house.weir("pattern", "diff", file(3, "off"), ID + "@2", "--json");
    assertThat(file.json().get("differences").findValuesAsText("what")).containsExactly("version");
  }

  @Test
  void shouldCallAFileTheSameThatWouldLeaveTheMode() throws IOException {
    mode("enforce");

    assertThat(house.weir("pattern", "diff", ID, file(1, "shadow")).out()).contains("the same");
    assertThat(house.weir("pattern", "publish", file(1, "shadow")).out())
        .containsPattern("unchanged +two-resets +version 1 +enforce");
  }

  @Test
  void shouldSayThatAPublicationChangesTheMode() throws IOException {
    mode("enforce");

    Typed published = house.weir("pattern", "publish", file(2, "shadow"), "--wait", "0s");
    assertThat(published.exit()).as(published.err()).isEqualTo(Exit.OK);
    assertThat(published.out()).contains("two-resets: its mode changes, enforce -> shadow");

    Typed machine = house.weir("pattern", "publish", file(3, "enforce"), "--wait", "0s", "--json");
    assertThat(only(machine).get("modeBefore").asText()).isEqualTo("shadow");
    assertThat(only(machine).get("mode").asText()).isEqualTo("enforce");
  }

  @Test
  void shouldSayNothingOfAModeThatStays() throws IOException {
    assertThat(house.weir("pattern", "publish", file(2, "shadow"), "--wait", "0s").out())
        .doesNotContain("mode changes");
    Typed machine = house.weir("pattern", "publish", file(3, "shadow"), "--wait", "0s", "--json");
    assertThat(only(machine).get("modeBefore").isNull()).isTrue();
  }

  private Path file(int version, String mode) throws IOException {
    return TwoResets.file(directory, version, mode, 2);
  }

  private void publish(int version, String mode) throws IOException {
    Typed typed = house.weir("pattern", "publish", file(version, mode), "--wait", "0s");
    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
  }

  private void mode(String mode) {
    Typed typed = house.weir("pattern", "mode", ID, mode, "--reason", "x", "--wait", "0s");
    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
  }

  private static JsonNode only(Typed typed) {
    assertThat(typed.json()).as(typed.out() + typed.err()).hasSize(1);
    return typed.json().get(0);
  }
}
