package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the guide shows to people must be right. */
final class StyleGuideTest {

  @Test
  void shouldShowAPatternThatIsRight() throws IOException {
    String guide = Files.readString(Path.of("../../deploy/patterns/STYLE.md"));
    int start = guide.indexOf("```yaml\n") + "```yaml\n".length();

    Pattern pattern =
        Samples.right(
            "payee-added-then-payout", guide.substring(start, guide.indexOf("```", start)));

    assertThat(pattern.tests()).hasSize(3);
    assertThat(pattern.alternatives().get(0).steps()).hasSize(3);
  }
}
