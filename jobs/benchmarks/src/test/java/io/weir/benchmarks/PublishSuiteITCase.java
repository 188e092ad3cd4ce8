package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.publish.PublishSuite;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.stage.StageOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PublishSuiteITCase {

  private static final PatternLibrary.Library LIBRARY =
      new PatternLibrary(new PatternReader(StreamCatalog.shipped()))
          .read(List.of(Path.of("../../deploy/patterns")));

  @Test
  void shouldMeasurePublishing() throws Exception {
    Sheet sheet = new Sheet(line -> {});
    new PublishSuite(LIBRARY, StageOptions.shippedPolicy(), 1, 0, List.of())
        .run(Effort.TINY, sheet);
    assertThat(sheet.medians().get("publish.r500.toForceP50Ms")).isGreaterThanOrEqualTo(500);
    assertThat(sheet.medians())
        .containsEntry("publish.r500.missing", 0.0)
        .containsEntry("publish.r500.repeated", 0.0)
        .containsEntry("publish.r500.restarts", 0.0);
    assertThat(sheet.medians().get("publish.r500.eventsPerSecond"))
        .as("decided, of 500 that are sent")
        .isBetween(300.0, 700.0);
    Matcher spells =
        Pattern.compile("published for (\\d+) seconds, and nothing for (\\d+) after them")
            .matcher(String.join(" ", sheet.lines()));
    assertThat(spells.find()).isTrue();
    assertThat(Double.parseDouble(spells.group(2)))
        .as("quiet is as long")
        .isCloseTo(Double.parseDouble(spells.group(1)), within(1.0));
  }
}
