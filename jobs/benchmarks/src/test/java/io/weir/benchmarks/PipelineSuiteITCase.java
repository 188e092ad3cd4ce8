package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.stage.StageOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineSuiteITCase {
  private static final PatternLibrary.Library LIBRARY =
      new PatternLibrary(new PatternReader(StreamCatalog.shipped()))
          .read(List.of(Path.of("../../deploy/patterns")));
  private static final Wishes NONE = new Wishes(0, 1, 0, 0, 1, List.of());

  @Test
  void shouldMeasureTheJobBesideTheBarePassThrough() throws Exception {
    Sheet sheet = new Sheet(line -> {});
    new PipelineSuite(LIBRARY, StageOptions.shippedPolicy(), NONE).run(Effort.TINY, sheet);
    assertThat(sheet.medians())
        .as("so few events are decided before the clock starts, so only that both jobs ran counts")
        .containsKeys(
            "pipeline.p2.ofPassThrough",
            "pipeline.p2.eventsPerSecond",
            "pipeline.p2.passThroughEventsPerSecond");
  }

  @Test
  void shouldMeasureLatency() throws Exception {
    Sheet sheet = new Sheet(line -> {});
    new LatencySuite(LIBRARY, StageOptions.shippedPolicy(), NONE).run(Effort.TINY, sheet);
    assertThat(sheet.medians()).containsKeys("latency.r1k.p99Ms", "latency.r1k.p99OfPassThrough");
  }

  @Test
  void shouldMakeLibrariesOfAnySizeWithoutTwoOfOneName() {
    int shipped = LIBRARY.patterns().size();
    assertThat(Libraries.sized(LIBRARY, 0).patterns()).isEmpty();
    assertThat(Libraries.sized(LIBRARY, 3).patterns()).hasSize(3);
    assertThat(Libraries.sized(LIBRARY, 2 * shipped + 1).patterns())
        .hasSize(2 * shipped + 1)
        .extracting(Pattern::id)
        .doesNotHaveDuplicates();
  }
}
