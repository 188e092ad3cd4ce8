package io.weir.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFilesTest {

  @TempDir private Path directory;

  @Test
  void shouldWriteAPairOfWhichOnlyItsOwnerReadsThePrivateKey() throws IOException {
    List<Path> files = KeyFiles.create("alice", directory.resolve("new"));

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly("alice.private.jwk", "alice.public.jwk");
    assertThat(KeyFiles.isOpen(files.get(0))).isFalse();
    assertThat(Files.readString(files.get(0))).contains("\"d\":");
    assertThat(Files.readString(files.get(1)))
        .contains("\"kty\":\"OKP\"", "\"crv\":\"Ed25519\"", "\"kid\":\"alice\"")
        .doesNotContain("\"d\":");
    assertThat(Signer.read(files.get(0)).name()).isEqualTo("alice");
    assertThat(KeyFiles.readPublic(files.get(1)).until()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldNeverReplaceAKey() throws IOException {
    Path hidden = KeyFiles.create("alice", directory).get(0);
    String before = Files.readString(hidden);

    assertThatThrownBy(() -> KeyFiles.create("alice", directory))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("is there already");
    assertThat(Files.readString(hidden)).isEqualTo(before);
  }

  @Test
  void shouldTakeNoPrivateKeyForAPublicOne() throws IOException {
    Path hidden = KeyFiles.create("alice", directory).get(0);
    String secret = Files.readString(hidden).replaceAll(".*\"d\":\"([^\"]+)\".*\\s*", "$1");

    assertThatThrownBy(() -> KeyFiles.readPublic(hidden))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("holds a private key")
        .hasMessageNotContaining(secret);
    assertThat(Signer.read(hidden).toString()).isEqualTo("alice");
  }

  @Test
  void shouldSayWhichFileIsNoKeyWithoutShowingIt() throws IOException {
    Path broken =
        Files.writeString(directory.resolve("b.private.jwk"), "{\"kty\":\"OKP\",\"d\":\"s3cr3t\"}");
    Path other =
        Files.writeString(
            directory.resolve("o.public.jwk"),
            "{\"kty\":\"oct\",\"kid\":\"o\",\"k\":\"c2VjcmV0\"}");

    assertThatThrownBy(() -> Signer.read(broken))
        .isInstanceOf(KeyFileException.class)
        .hasMessage(broken + " is no JWK");
    assertThatThrownBy(() -> KeyFiles.readPublic(other))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("is no Ed25519 key");
    assertThatThrownBy(() -> Signer.read(directory.resolve("none")))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void shouldWriteDownWhenAKeyIsRetired() {
    Path shown = KeyFiles.create("alice", directory).get(1);

    KeyFiles.retire(shown, 1_000);

    assertThat(KeyFiles.readPublic(shown).until()).isEqualTo(1_000);
  }

  @Test
  void shouldMoveARetirementOnlyToAnEarlierTime() {
    Path shown = KeyFiles.create("alice", directory).get(1);
    KeyFiles.retire(shown, 1_000);

    assertThatThrownBy(() -> KeyFiles.retire(shown, 1_001))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("signs nothing from 1970-01-01T00:00:01Z already");
    assertThat(KeyFiles.readPublic(shown).until()).isEqualTo(1_000);
    KeyFiles.retire(shown, 1_000);
    KeyFiles.retire(shown, 999);
    assertThat(KeyFiles.readPublic(shown).until()).isEqualTo(999);
  }

  @Test
  void shouldNotSignWithAKeyThatOthersMayRead() throws IOException {
    Path hidden = KeyFiles.create("alice", directory).get(0);
    Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> Signer.read(hidden))
        .isInstanceOf(KeyFileException.class)
        .hasMessage("others may read the private key " + hidden + ": chmod 600, or make a new one");
  }

  @Test
  void shouldRefuseOneKeyUnderTwoNames() throws IOException {
    Path shown = KeyFiles.create("alice", directory).get(1);
    Files.writeString(
        directory.resolve("bob.public.jwk"), Files.readString(shown).replace("alice", "bob"));

    assertThatThrownBy(() -> KeyRing.read(directory))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("'alice' and 'bob' are the same key");
  }

  @Test
  void shouldAllowOnlyNamesThatAreNoPaths() {
    assertThat(KeyFiles.isName("alice.2026-11")).isTrue();
    assertThat(KeyFiles.isName("../alice")).isFalse();
    assertThat(KeyFiles.isName("")).isFalse();
  }
}
