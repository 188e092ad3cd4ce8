package io.weir.benchmarks.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import org.junit.jupiter.api.Test;

final class ProbeTest {

  @Test
  void shouldBeAPatternTheJobAccepts() {
    PatternReader.Read read =
        new PatternReader(StreamCatalog.shipped()).read("publish-probe.yaml", Probe.file(3));

    assertThat(read.problems()).isEmpty();
    assertThat(read.pattern().id()).isEqualTo(Probe.ID);
    assertThat(read.pattern().version()).isEqualTo(3);
  }
}
