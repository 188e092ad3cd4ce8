package io.weir.streaming.encode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.signing.KeyFileException;
import io.weir.signing.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealTest {
  @TempDir private Path directory;

  @Test
  void shouldNotSignWithAKeyThatOthersMayRead() throws IOException {
    Path key = KeyFiles.create("job", directory).get(0);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> Seal.of(key.toString()))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("others may read the private key " + key);
  }
}
