package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.stage.StageOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleSuiteITCase {

  private static final PatternLibrary.Library LIBRARY =
      new PatternLibrary(new PatternReader(StreamCatalog.shipped()))
          .read(List.of(Path.of("../../deploy/patterns")));
  private static final Wishes NONE = new Wishes(0, 1, 0, 0, 1, List.of());

  @Test
  void shouldMeasureHowTheJobScales() throws Exception {
    List<String> told = new ArrayList<>();
    Sheet sheet = new Sheet(told::add);
    new ScaleSuite(LIBRARY, StageOptions.shippedPolicy(), NONE).run(Effort.TINY, sheet);
    assertThat(sheet.medians())
        .containsKeys(
            "hotIp.throughput",
            "hotIp.p99VsOthers",
            "scale.recovery.seconds",
            "scale.savepoint.megabytes");
    assertThat(sheet.medians().get("scale.savepoint.megabytes")).isPositive();
    assertThat(sheet.medians().get("scale.savepoint.smallStateMegabytes")).isPositive();
    assertThat(firstOf(told, "  warm-up 1: "))
        .as("the whole job is warm before it is compared with itself")
        .isBetween(0, firstOf(told, "  round 1 hot address: "));
  }

  private static int firstOf(List<String> lines, String beginning) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(beginning)) {
        return i;
      }
    }
    return -1;
  }
}
