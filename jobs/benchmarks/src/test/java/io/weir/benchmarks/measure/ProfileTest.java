package io.weir.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private long sum;

  @Test
  void shouldNameWhatKeptTheProcessorBusy() throws Exception {
    List<String> lines;
    try (Profile profile = Profile.begin()) {
      long until = System.nanoTime() + 1_500_000_000L;
      while (System.nanoTime() < until) {
        spin();
      }
      lines = profile.end(thread -> "all");
    }
    assertThat(sum).isNotZero();
    assertThat(lines).hasSizeGreaterThan(3).anyMatch(line -> line.startsWith("- all: 100 %"));
    assertThat(String.join("\n", lines)).contains("ProfileTest.spin");
  }

  private void spin() {
    for (int i = 0; i < 1_000_000; i++) {
      sum += Long.hashCode(sum * 31 + i);
    }
  }
}
