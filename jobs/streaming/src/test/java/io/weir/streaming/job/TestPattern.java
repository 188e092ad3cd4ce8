package io.weir.streaming.job;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A pattern file to publish.
 *
 * @param id the pattern's id
 * @param text the file
 */
record TestPattern(String id, String text) {
  /** Published so long before, no pattern is warming any more. */
  static final Duration LONG_AGO = Duration.ofDays(30);

  private static final Path SHIPPED = Path.of("../../deploy/patterns");
  private static final PatternReader READER = new PatternReader(StreamCatalog.shipped());

  /** A pattern made for these tests. */
  static TestPattern of(String id) {
    String file = id + ".yaml";
    try (InputStream text = TestPattern.class.getResourceAsStream(file)) {
      return new TestPattern(id, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The patterns that come with Weir. */
  static TestPattern[] shipped() {
    return new PatternLibrary(READER)
        .read(List.of(SHIPPED)).entries().stream()
            .map(entry -> new TestPattern(entry.pattern().id(), entry.text()))
            .toArray(TestPattern[]::new);
  }

  Pattern read() {
    PatternReader.Read read = READER.read(id + ".yaml", text);
    if (read.pattern() == null) {
      throw new AssertionError(read.problems().toString());
    }
    return read.pattern();
  }
}
