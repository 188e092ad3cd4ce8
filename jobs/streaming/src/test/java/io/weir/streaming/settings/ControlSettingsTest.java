package io.weir.streaming.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.signing.Grant;
import io.weir.signing.KeyFiles;
import io.weir.signing.Right;
import io.weir.signing.Role;
import io.weir.signing.Signatures;
import io.weir.signing.Signer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlSettingsTest {

  @TempDir private Path directory;

  @Test
  void shouldKnowWhoMayDoWhat() {
    Path key = KeyFiles.create("ann.2026", directory).get(0);
    KeyFiles.create("ben", directory);
    ControlSettings control =
        read(
                "--kafka.bootstrap.servers=b:9092",
                "--control.keys=" + directory,
                "--control.roles.ann.2026=author, approver",
                "--control.roles.ben=approver",
                "--control.twoPerson=policy,enforce",
                "--control.signatureAge=1m",
                "--control.signingKey=" + key)
            .control();

    assertThat(control.trustsNobody()).isFalse();
    assertThat(control.authority().ring().names()).containsExactly("ann.2026", "ben");
    assertThat(control.authority().roles("ann.2026"))
        .containsOnlyKeys(Role.AUTHOR, Role.APPROVER)
        .containsValue(Long.MAX_VALUE);
    assertThat(control.signingKey()).isEqualTo(key);
    String digest = Signatures.digest(null, null);
    String once = Signer.read(key).sign(Signatures.PATTERNS, digest, 120_000);
    Grant grant =
        control.authority().grant(Signatures.PATTERNS, null, null, List.of(once), 180_000);
    assertThat(grant.rights()).containsExactlyInAnyOrder(Right.DRAFT, Right.WEAKEN);
    assertThat(
            control
                .authority()
                .grant(Signatures.PATTERNS, null, null, List.of(once), 180_001)
                .rights())
        .isEmpty();
  }

  @Test
  void shouldNotUndoWhatWasSignedBeforeTheRulesChanged() {
    Path key = KeyFiles.create("ann", directory).get(0);
    String[] before = {
      "--kafka.bootstrap.servers=b:9092",
      "--control.keys=" + directory,
      "--control.roles.ann=approver",
      "--control.signatureAge=1m",
      "--control.twoPerson=emergency"
    };
    String[] after = before.clone();
    after[2] = "--control.roles.ann=approver until 1970-01-01T00:05:00Z, author";
    after[4] = "--control.twoPerson=emergency, enforce from 1970-01-01T01:03:00+01:00";

    assertThat(rights(before, key, 179_999)).contains(Right.ENFORCE, Right.POLICY, Right.DRAFT);
    assertThat(rights(after, key, 179_999)).isEqualTo(rights(before, key, 179_999));
    assertThat(rights(after, key, 180_000))
        .as("two persons since")
        .containsExactlyInAnyOrder(Right.DRAFT, Right.WEAKEN, Right.POLICY);
    assertThat(rights(after, key, 300_000)).as("no approver any more").containsOnly(Right.DRAFT);
  }

  private static Set<Right> rights(String[] settings, Path key, long appendTime) {
    String digest = Signatures.digest(null, null);
    String signed = Signer.read(key).sign(Signatures.PATTERNS, digest, appendTime);
    return read(settings)
        .control()
        .authority()
        .grant(Signatures.PATTERNS, null, null, List.of(signed), appendTime)
        .rights();
  }

  @Test
  void shouldSayHowAnInstantIsWritten() {
    assertThatThrownBy(
            () ->
                read(
                    "--kafka.bootstrap.servers=b:9092",
                    "--control.twoPerson=enforce from monday, policy since 2026-11-24T08:00:00Z",
                    "--control.roles.ann=approver until"))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("'enforce from monday' says no instant")
        .hasMessageContaining("write 'policy from 2026-11-24T08:00:00Z'")
        .hasMessageContaining("write 'approver until 2026-11-24T08:00:00Z'");
  }

  @Test
  void shouldNotPassOverWhatNoClockShowsNorWhatIsSaidTwice() {
    assertThatThrownBy(
            () ->
                read(
                    "--kafka.bootstrap.servers=b:9092",
                    "--control.twoPerson=enforce from 2026-11-24T08:00:00Z, policy, Enforce",
                    "--control.roles.ann=approver, author, approver until 2027-01-01T00:00:00Z",
                    "--control.roles.ben=author until +999999999-01-01T00:00:00Z"))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("'Enforce' is there twice; say once from when")
        .hasMessageContaining("'approver' is there twice; say once until when")
        .hasMessageContaining("'author until +999999999-01-01T00:00:00Z' says no instant");
  }

  @Test
  void shouldLeaveCheckingToTheJobWhereNobodyHasItsKeys() {
    Settings settings = read("--kafka.bootstrap.servers=b:9092");

    assertThat(settings.control().authority().asks()).isTrue();
    assertThat(settings.withoutChecking().control().authority().asks()).isFalse();
  }

  private static Settings read(String... args) {
    return SettingsReader.read(name -> null, args);
  }
}
