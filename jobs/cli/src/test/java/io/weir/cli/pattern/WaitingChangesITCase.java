package io.weir.cli.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Installation;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.testkit.KafkaFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A change waits for its second person, and the world goes on meanwhile. */
class WaitingChangesITCase {
  private static final String ID = TwoResets.ID;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;
  private Path keys;
  private Path waiting;

  @BeforeEach
  void build() throws IOException {
    keys = directory.resolve("keys");
    waiting = directory.resolve("waiting.json");
    house =
        Installation.onAppendTime(KAFKA, directory)
            .trusting(keys, Map.of("ann", "author, approver", "ben", "approver", "cy", "approver"))
            .set("control.twoPerson", "enforce");
    assertOk(publish(3));
  }

  @Test
  void shouldNotUndoWhatWasPublishedSince() {
    assertOk(enforce("ann", "--sign-only", waiting));
    assertOk(mode("off", "ben", "--author", "ben", "--reason", "misfires"));

    Typed late = countersign(waiting, "cy");

    assertThat(late.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(late.out())
        .contains("'two-resets' was published again after this change was made at 2")
        .contains("version 3, off, by ben at 2", "make the change anew");
    assertThat(inForce()).isEqualTo("off");

    JsonNode refused = countersign(waiting, "cy", "--json").json().get(0);
    assertThat(refused.get("state").asText()).isEqualTo("REFUSED");
    Path more = directory.resolve("more.json");
    assertThat(countersign(waiting, "cy", "--sign-only", more).exit()).isEqualTo(Exit.FINDINGS);
    assertThat(more).doesNotExist();
  }

  @Test
  void shouldNotBringAnOldVersionBackOverANewOne() throws IOException {
    assertOk(enforce("ann", "--sign-only", waiting));
    assertOk(publish(4));

    assertThat(countersign(waiting, "cy").out()).contains("version 4, shadow, by ann at 2");
    assertThat(house.weir("pattern", "list", "--json").json().get(0).get("version").asInt())
        .isEqualTo(4);

    assertOk(enforce("ann", "--sign-only", directory.resolve("anew.json")));
    assertOk(countersign(directory.resolve("anew.json"), "cy"));
    assertThat(inForce()).isEqualTo("enforce");
  }

  @Test
  void shouldShowWhatIsInForceNow() {
    assertOk(enforce("ann", "--sign-only", waiting));

    Typed looked = house.weir("pattern", "countersign", waiting);
    assertOk(looked);
    assertThat(looked.out())
        .contains("IN FORCE NOW", "version 3, shadow, by ann at 2")
        .doesNotContain("make the change anew");
    assertThat(looked.err()).contains("--key FILE");

    JsonNode told = house.weir("pattern", "countersign", waiting, "--json").json().get(0);
    assertThat(told.get("id").asText()).isEqualTo(ID);
    assertThat(told.get("mode").asText()).isEqualTo("enforce");
    assertThat(told.get("signatures").asInt()).isEqualTo(1);
    assertThat(told.get("inForce").get("mode").asText()).isEqualTo("shadow");
    assertThat(told.get("content").isNull()).isTrue();
    assertThat(
            house
                .weir("pattern", "countersign", waiting, "--json", "--content")
                .json()
                .get(0)
                .get("content")
                .asText())
        .contains("title: Resets");

    assertOk(mode("off", "ben"));
    assertThat(house.weir("pattern", "countersign", waiting).out())
        .contains("version 3, off, by ann at 2", "make the change anew");
  }

  @Test
  void shouldOnlySignWhatIsOnlyToBeSigned() throws IOException {
    assertOk(enforce("ann", "--sign-only", waiting));
    Path both = directory.resolve("both.json");

    Typed unsigned =
        house.weir("pattern", "countersign", waiting, "--sign-only", directory.resolve("no.json"));
    assertThat(unsigned.exit()).isEqualTo(Exit.USAGE);
    assertThat(unsigned.err()).contains("--sign-only needs the key to sign with: --key FILE");

    Typed signed = countersign(waiting, "ben", "--sign-only", both);

    assertOk(signed);
    assertThat(signed.out()).containsPattern("signed +two-resets +version 3 +enforce");
    assertThat(inForce()).isEqualTo("shadow");
    JsonNode told = house.weir("pattern", "countersign", both, "--json").json().get(0);
    assertThat(told.get("signatures").asInt()).isEqualTo(2);
    assertOk(countersign(both, "ben"));
    assertThat(inForce()).isEqualTo("enforce");
  }

  @Test
  void shouldRefuseAFileThatHoldsNothing() throws IOException {
    for (String nothing : List.of("[]", "", "{}", "null")) {
      Files.writeString(waiting, nothing);
      Typed looked = house.weir("pattern", "countersign", waiting);
      assertThat(looked.exit()).as("'%s'", nothing).isEqualTo(Exit.USAGE);
      assertThat(looked.err()).contains("holds nothing that 'weir' signed");
    }
  }

  @Test
  void shouldWriteNoFileWhereNothingIsNew() throws IOException {
    Typed again = publish(3, "--sign-only", waiting);

    assertOk(again);
    assertThat(again.out()).contains("unchanged");
    assertThat(again.err()).contains("nothing is new: " + waiting + " is not written");
    assertThat(waiting).doesNotExist();
    Typed moded = mode("shadow", "ann", "--sign-only", waiting);
    assertThat(moded.err()).contains("nothing is new: " + waiting + " is not written");
  }

  private Typed publish(int version, Object... more) throws IOException {
    Path file = TwoResets.file(directory, version, "shadow", 2);
    return typed(List.of("pattern", "publish", file, "--author", "ann"), "ann", more);
  }

  private Typed enforce(String who, Object... more) {
    return mode("enforce", who, more);
  }

  private Typed mode(String mode, String who, Object... more) {
    boolean given = List.of(more).contains("--reason");
    List<Object> words = new ArrayList<>(List.of("pattern", "mode", ID, mode));
    if (!given) {
      words.addAll(List.of("--reason", "x", "--author", "ann"));
    }
    return typed(words, who, more);
  }

  private Typed countersign(Path file, String who, Object... more) {
    return typed(List.of("pattern", "countersign", file), who, more);
  }

  private Typed typed(List<?> words, String who, Object... more) {
    List<Object> all = new ArrayList<>(words);
    all.addAll(List.of("--key", keys.resolve(who + ".private.jwk"), "--wait", "0s"));
    all.addAll(List.of(more));
    return house.weir(all.toArray());
  }

  private String inForce() {
    return house.weir("pattern", "list", "--json").json().get(0).get("mode").asText();
  }

  private static void assertOk(Typed typed) {
    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
  }
}
