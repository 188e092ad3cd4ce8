package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.console.Exit;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that name no keys, of an installation that may well ask for signatures. */
class UncheckedSignaturesITCase {
  private static final String UNCHECKED = "signatures are not checked";

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  @BeforeEach
  void build() {
    house = Installation.onAppendTime(KAFKA, directory).set("control.signatures", "required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pattern list",
        "indicator list",
        "restriction list",
        "alert snoozed",
        "policy show",
        "emergency list"
      })
  void shouldSayOnceThatNobodyLooksAtSignatures(String verb) {
    Object[] words = verb.split(" ");

    Typed typed = house.weir(words);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.OK);
    assertThat(typed.err())
        .containsOnlyOnce(UNCHECKED)
        .contains("control.keys", "control.signatures=off");

    assertThat(house.set("control.signatures", "off").weir(words).err()).doesNotContain(UNCHECKED);
  }

  @Test
  void shouldNotSayThatSomethingIsListedWhereNobodyKnows() {
    Typed listed = list();
    assertThat(listed.exit()).as(listed.err()).isEqualTo(Exit.OK);
    assertThat(listed.out()).startsWith("sent, unchecked: listed  block ip 203.0.113.1");
    assertThat(listed.err()).containsOnlyOnce(UNCHECKED);
    assertThat(list("--json").json().get("unchecked").asBoolean()).isTrue();

    house.set("control.signatures", "off");
    assertThat(list().out()).startsWith("listed  block ip 203.0.113.1");
    assertThat(list("--json").json().has("unchecked")).isFalse();
  }

  @Test
  void shouldNotSayThatSomethingIsReleasedWhereNobodyKnows() {
    Typed released = release();
    assertThat(released.exit()).as(released.err()).isEqualTo(Exit.OK);
    assertThat(released.out()).startsWith("sent, unchecked: release ordered  account A-1");
    assertThat(released.err()).containsOnlyOnce(UNCHECKED);
  }

  @Test
  void shouldNotSayThatAPatternCountsWhereNobodyKnows() {
    Path file = library();

    Typed published = publish(file);
    assertThat(published.exit()).as(published.err()).isEqualTo(Exit.OK);
    assertThat(published.out()).containsPattern("unchecked +first-large +version 1");
    assertThat(published.err())
        .containsOnlyOnce(UNCHECKED)
        .contains("whether it counts", "pattern history")
        .doesNotContain("counts for every job");
    Typed diff = house.weir("pattern", "diff", "first-large", "first-large@1");
    assertThat(diff.err()).containsOnlyOnce(UNCHECKED);

    house.set("control.signatures", "off");
    Typed moded =
        house.weir(
            "pattern", "mode", "first-large", "off", "--reason", "x", "--wait", "0s", "--json");
    assertThat(moded.json().get(0).get("state").asText()).isEqualTo("PUBLISHED");
  }

  @Test
  void shouldListNoSilenceTheJobDoesNotObey() {
    long now = System.currentTimeMillis();
    house.event(
        "directive",
        now,
        Map.of(
            "event_id",
            "o-1",
            "activity",
            "SNOOZED",
            "pattern_id",
            "first",
            "account_id",
            "A-1",
            "valid_until",
            now + 3_600_000,
            "author",
            "eve",
            "reason",
            "x"));
    assertThat(house.weir("alert", "snoozed").out()).contains("first", "account A-1");

    Path keys = directory.resolve("keys");
    assertThat(Typed.weir("key", "new", "ann", "--out", keys).exit()).isEqualTo(Exit.OK);
    house.set("control.keys", keys.toString()).set("control.roles.ann", "analyst");
    Typed checked = house.weir("alert", "snoozed");
    assertThat(checked.out()).doesNotContain("A-1");
    assertThat(checked.err())
        .contains("1 records of the topic are not signed by who may order: not obeyed")
        .doesNotContain(UNCHECKED);
  }

  private Path library() {
    Path made = directory.resolve("library");
    Typed written = Typed.weir("pattern", "new", "first-large", "--form", "single", "--dir", made);
    assertThat(written.exit()).as(written.err()).isEqualTo(Exit.OK);
    return made.resolve("first-large.yaml");
  }

  private Typed publish(Path file) {
    return house.weir("pattern", "publish", file, "--wait", "0s");
  }

  private Typed list(Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("indicator", "add", "block", "ip", "203.0.113.1", "--for", "1d"));
    words.addAll(List.of("--tenant", "t1", "--reason", "x"));
    words.addAll(List.of(more));
    return house.weir(words.toArray());
  }

  private Typed release() {
    return house.weir(
        "restriction", "release", "A-1", "--kind", "account", "--tenant", "t1", "--reason", "x");
  }
}
