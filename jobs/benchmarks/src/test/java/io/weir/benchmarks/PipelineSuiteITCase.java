package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
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
            "pipeline.p45.ofPassThrough",
            "pipeline.p45.eventsPerSecond",
            "pipeline.p45.passThroughEventsPerSecond",
            "pipeline.p45.cpuMicros",
            "pipeline.p0.ofPassThrough",
            "pipeline.rocksdb.vsHeap",
            "pipeline.rocksdb.entriesReadPerEvent",
            "pipeline.parallelism2.vs1");
    assertThat(sheet.medians().get("pipeline.p45.stateBytesPerAccount"))
        .as("what is kept of an account that was seen")
        .isBetween(100.0, 100_000.0);
    assertThat(sheet.medians().get("pipeline.rocksdb.entriesWrittenPerEvent"))
        .as("checkpoints write what changed")
        .isPositive();
    assertThat(String.join(" ", sheet.lines()))
        .contains("Processor, in hundredths: ")
        .contains("state.atHand 8MiB, state.unwritten 2MiB, checkpoint.interval 2s");
  }
}
