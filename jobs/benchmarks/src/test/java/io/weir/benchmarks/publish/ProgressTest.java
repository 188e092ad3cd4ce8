package io.weir.benchmarks.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000;
  private static final Progress BEFORE = new Progress(10_000, 8_000, 8_000, 0);

  @Test
  void shouldCountWhatWasDecidedAndNotWhatWasSent() {
    Progress after = new Progress(60_000, 48_000, 28_000, 10 * SECOND);
    assertThat(after.decidedPerSecond(BEFORE)).isEqualTo(2_500);
  }

  @Test
  void shouldSayWhoDoesNotKeepUp() {
    Progress half = new Progress(60_000, 48_000, 28_000, 10 * SECOND);
    Progress nearly = new Progress(60_000, 48_000, 47_000, 10 * SECOND);
    assertThat(half.keepsUp(5_000)).isFalse();
    assertThat(nearly.keepsUp(5_000)).isTrue();
    assertThat(nearly.decidedPerSecond(BEFORE)).isEqualTo(4_875);
  }
}
