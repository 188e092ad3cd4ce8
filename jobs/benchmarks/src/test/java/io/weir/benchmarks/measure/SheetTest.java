package io.weir.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SheetTest {

  @Test
  void shouldShowFiguresBesideWhatIsDemandedOfThem() {
    Sheet sheet = new Sheet(line -> {});
    sheet.addAtLeast(20, "conditions.vsInterpreter", "x", new Spread(18, 25.25, 30));
    sheet.addAtLeast(8, "sequences.p50", "x", new Spread(1, 7.5, 9));
    sheet.addAtMost(60, "latency.p99Ms", "ms", new Spread(50, 61, 70));
    sheet.add("pipeline.eventsPerSecond", "events/s", new Spread(1_000, 123_456.7, 2e6));
    sheet.note("A sentence.");

    assertThat(sheet.medians())
        .containsEntry("conditions.vsInterpreter", 25.25)
        .containsEntry("pipeline.eventsPerSecond", 123_456.7)
        .hasSize(4);
    assertThat(sheet.lines())
        .anyMatch(
            line ->
                line.matches(
                    "\\| conditions.vsInterpreter +\\| +18.0 \\| +25.3 \\| +30.0 \\| x +\\| >= 20.0 +\\|"))
        .anyMatch(line -> line.contains("sequences.p50") && line.contains(">= 8.00, missed"))
        .anyMatch(line -> line.contains("latency.p99Ms") && line.contains("<= 60.0, missed"))
        .anyMatch(line -> line.contains("123,457"))
        .endsWith("- A sentence.");
  }
}
