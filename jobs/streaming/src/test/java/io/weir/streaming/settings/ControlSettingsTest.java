package io.weir.streaming.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.signing.Grant;
import io.weir.signing.KeyFiles;
import io.weir.signing.Right;
import io.weir.signing.Role;
import io.weir.signing.Signatures;
import io.weir.signing.Signer;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(control.authority().roles("ann.2026")).containsExactly(Role.AUTHOR, Role.APPROVER);
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
  void shouldLeaveCheckingToTheJobWhereNobodyHasItsKeys() {
    Settings settings = read("--kafka.bootstrap.servers=b:9092");

    assertThat(settings.control().authority().asks()).isTrue();
    assertThat(settings.withoutChecking().control().authority().asks()).isFalse();
  }

  private static Settings read(String... args) {
    return SettingsReader.read(name -> null, args);
  }
}
