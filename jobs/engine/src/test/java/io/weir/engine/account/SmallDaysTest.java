package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SmallDaysTest {
  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long WITHIN = 30 * DAY;

  private final SmallDays days = new SmallDays();

  @Test
  void shouldBeGoneWhenTheirEndHasPassed() {
    days.count(3 * DAY, true, WITHIN);

    days.expire(days.end() - 1);
    assertThat(days.isEmpty()).isFalse();

    days.expire(days.end());
    assertThat(days.isEmpty()).isTrue();
  }

  @Test
  void shouldBeGoneAtTheEndOfABoundedRun() {
    days.count(3 * DAY, true, WITHIN);

    days.expire(Long.MAX_VALUE);

    assertThat(days.isEmpty()).isTrue();
  }
}
