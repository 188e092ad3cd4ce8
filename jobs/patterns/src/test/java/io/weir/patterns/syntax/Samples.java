package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Pattern files of the tests. */
final class Samples {
  static final PatternReader READER = new PatternReader(StreamCatalog.shipped());

  private Samples() {}

  /** The text of {@code patterns/<id>.yaml}. */
  static String text(String id) throws IOException {
    try (InputStream file = Samples.class.getResourceAsStream("/patterns/" + id + ".yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The pattern of {@code patterns/<id>.yaml}, which must have no problems. */
  static Pattern pattern(String id) throws IOException {
    return right(id, text(id));
  }

  /** The pattern of a text that must have no problems. */
  static Pattern right(String id, String text) {
    PatternReader.Read read = READER.read(id + ".yaml", text);
    assertThat(read.problems()).isEmpty();
    return read.pattern();
  }
}
