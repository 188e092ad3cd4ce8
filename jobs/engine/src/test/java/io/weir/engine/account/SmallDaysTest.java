package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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

  @Test
  void shouldKeepTheLatestWhereNoTimePasses() throws Exception {
    for (int day = 0; day < 400; day++) {
      days.count(day * DAY, true, WITHIN);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    days.write(new DataOutputStream(bytes));
    SmallDays read = new SmallDays();
    read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read.before(400 * DAY, 1_000)).isEqualTo(SmallDays.MOST);
    assertThat(read.before(400 * DAY, 31)).isEqualTo(30);
  }
}
