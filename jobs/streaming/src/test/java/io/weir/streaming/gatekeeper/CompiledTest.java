package io.weir.streaming.gatekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledTest {
  private final StreamCatalog shipped = StreamCatalog.shipped();

  @Test
  void shouldReadATextOnceUnderTheSameStreams(@TempDir Path empty) {
    StreamCatalog same = shipped.with(empty);

    assertThat(Compiled.of(same, "a.yaml", "id: once"))
        .isSameAs(Compiled.of(shipped, "a.yaml", "id: once"));
  }

  @Test
  void shouldReadItAnewUnderOtherStreams(@TempDir Path own) throws IOException {
    String text = shipped.stream("login").avro().toString();
    Files.writeString(own.resolve("login.avsc"), text.replace("\"LOGON\",", ""));
    StreamCatalog other = shipped.with(own);

    assertThat(Compiled.of(other, "a.yaml", "id: anew"))
        .isNotSameAs(Compiled.of(shipped, "a.yaml", "id: anew"));
    assertThat(Compiled.policy(other, "anew")).isNotSameAs(Compiled.policy(shipped, "anew"));
  }
}
