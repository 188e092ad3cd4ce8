package io.weir.patterns.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What authors are told, compared whole with {@code refused.golden}. After a wanted change copy
 * {@code target/refused.actual} over it and read the difference.
 */
final class RefusedConditionsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/conditions/refused.golden");
  private static final Path ACTUAL = Path.of("target/refused.actual");
  private static final Pattern CASE =
      Pattern.compile("--- (.*)\\n((?s:.*?))\\n=>\\n(?s:.*?)\\n(?=--- |\\z)");

  @Test
  void shouldTellAuthorsWhatIsWrongWhereAndWhatWouldBeRight() throws IOException {
    String golden = Files.readString(GOLDEN);
    StringBuilder actual = new StringBuilder();
    Matcher cases = CASE.matcher(golden);
    while (cases.find()) {
      actual
          .append("--- ")
          .append(cases.group(1))
          .append('\n')
          .append(cases.group(2))
          .append("\n=>\n")
          .append(Probe.problems(cases.group(2)))
          .append("\n\n");
    }
    Files.writeString(ACTUAL, actual);
    assertThat(actual.toString().lines().toList()).isEqualTo(golden.lines().toList());
    assertThat(List.of(actual.toString().split("--- "))).hasSizeGreaterThan(40);
  }
}
