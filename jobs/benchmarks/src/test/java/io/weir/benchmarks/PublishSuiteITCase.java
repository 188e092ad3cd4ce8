package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.publish.PublishSuite;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.stage.StageOptions;
import java.nio.file.Path;
import java.util.List;
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
  }
}
