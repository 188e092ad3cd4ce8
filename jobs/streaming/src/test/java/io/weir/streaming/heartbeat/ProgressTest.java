package io.weir.streaming.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Duration LATENESS = Duration.ofSeconds(60);
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final long T = 1_000_000_000;
  private static final long NOW = T + 3_600_000;

  private final Progress progress = new Progress(LATENESS, TOLERANCE, Progress.UNKNOWN);

  @Test
  void shouldKnowNothingBeforeTheFirstWatermark() {
    assertThat(progress.decidedUntil(NOW)).isEqualTo(Progress.UNKNOWN);
  }

  @Test
  void shouldHaveDecidedAllThatWasAppendedBeforeTheNewestRecordRead() {
    progress.passed(T - 60_000 - 1);
    assertThat(progress.decidedUntil(NOW)).as("newest read: T").isEqualTo(T - 1);
  }

  @Test
  void shouldPromiseLittleWhileAnythingWaits() {
    progress.waits(T + 500);
    progress.passed(T);
    assertThat(progress.decidedUntil(NOW)).isEqualTo(T - 300_000);
    progress.passed(T + 499);
    assertThat(progress.decidedUntil(NOW)).isEqualTo(T + 499 - 300_000);
    progress.passed(T + 500);
    assertThat(progress.decidedUntil(NOW)).isEqualTo(T + 60_500);
  }

  @Test
  void shouldBeUnsureAfterARestartThatNobodyToldOfWhatWaits() {
    Progress restarted = Progress.unsure(LATENESS, TOLERANCE);
    restarted.passed(T);
    assertThat(restarted.decidedUntil(NOW)).isEqualTo(T - 300_000);
    restarted.passed(T + 360_001);
    assertThat(restarted.decidedUntil(NOW)).isEqualTo(T + 360_001 + 60_000);
  }

  @Test
  void shouldSayNothingMoreAtTheEndOfADrainedInput() {
    progress.passed(T);
    progress.passed(Long.MAX_VALUE);
    assertThat(progress.decidedUntil(NOW)).isEqualTo(T + 60_000);
  }

  @Test
  void shouldLeaveTimeToWhatEndsTheSilenceOfAPartition() {
    progress.passed(T);
    assertThat(progress.decidedUntil(T + 60_500)).isEqualTo(T + 59_500);
    assertThat(progress.decidedUntil(T + 61_000)).isEqualTo(T + 60_000);
  }
}
