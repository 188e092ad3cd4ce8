package io.weir.client;

import static io.weir.client.Said.decision;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatestDecisionsTest {
  private final LatestDecisions latest = new LatestDecisions(2);

  @Test
  void shouldTakeAStricterActionOfTheSameRevisionAndNoMilderOne() {
    assertThat(latest.counts(decision("d", 0, Action.STEP_UP))).isTrue();
    assertThat(latest.counts(decision("d", 0, Action.STEP_UP))).isFalse();
    assertThat(latest.counts(decision("d", 0, Action.ALLOW))).isFalse();
    assertThat(latest.counts(decision("d", 0, Action.BLOCK))).isTrue();
    assertThat(latest.counts(decision("d", 0, Action.HOLD))).isFalse();
  }

  @Test
  void shouldTakeAHigherRevisionThoughItIsMilderAndNoLowerOneThoughItIsStricter() {
    assertThat(latest.counts(decision("d", 1, Action.HOLD))).isTrue();
    assertThat(latest.counts(decision("d", 2, Action.ALLOW))).isTrue();
    assertThat(latest.counts(decision("d", 1, Action.BLOCK))).isFalse();
  }

  @Test
  void shouldTakeAReleaseAsFinalAgainstEqualAndLowerRevisions() {
    assertThat(latest.counts(decision("d", 1, Action.BLOCK))).isTrue();
    assertThat(latest.counts(decision("d", 0, Action.RELEASE))).isFalse();
    assertThat(latest.counts(decision("d", 1, Action.RELEASE))).isTrue();
    assertThat(latest.counts(decision("d", 1, Action.BLOCK))).isFalse();
    assertThat(latest.counts(decision("d", 0, Action.BLOCK))).isFalse();
    assertThat(latest.counts(decision("d", 2, Action.BLOCK))).isTrue();
  }

  @Test
  void shouldRememberOnlySoMany() {
    assertThat(latest.counts(decision("a", 0, Action.HOLD))).isTrue();
    assertThat(latest.counts(decision("b", 0, Action.HOLD))).isTrue();
    assertThat(latest.counts(decision("c", 0, Action.HOLD))).isTrue();
    assertThat(latest.counts(decision("c", 0, Action.HOLD))).isFalse();
    assertThat(latest.counts(decision("a", 0, Action.HOLD))).as("forgotten").isTrue();
  }
}
