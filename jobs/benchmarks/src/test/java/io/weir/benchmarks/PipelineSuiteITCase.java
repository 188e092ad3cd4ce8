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
            "pipeline.parallelism2.vs1");
    assertThat(sheet.medians().get("pipeline.p45.stateBytesPerAccount"))
        .as("what is kept of an account that was seen")
        .isBetween(100.0, 100_000.0);
    assertThat(String.join(" ", sheet.lines())).contains("Processor, in hundredths: ");
  }

  @Test
  void shouldMeasureLatency() throws Exception {
    Sheet sheet = new Sheet(line -> {});
    new LatencySuite(LIBRARY, StageOptions.shippedPolicy(), NONE).run(Effort.TINY, sheet);
    assertThat(sheet.medians())
        .containsKeys(
            "latency.r1k.p99Ms", "latency.r1k.p99VsPassThrough", "latency.r1k.changing.p99Ms");
  }

  @Test
  void shouldMeasureHowTheJobScales() throws Exception {
    Sheet sheet = new Sheet(line -> {});
    new ScaleSuite(LIBRARY, StageOptions.shippedPolicy(), NONE).run(Effort.TINY, sheet);
    assertThat(sheet.medians())
        .containsKeys(
            "hotIp.throughput",
            "hotIp.p99VsOthers",
            "scale.recovery.seconds",
            "scale.checkpoint.megabytes");
    assertThat(sheet.medians().get("scale.checkpoint.megabytes")).isPositive();
    assertThat(sheet.medians().get("scale.checkpoint.smallStateMegabytes")).isPositive();
  }

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
