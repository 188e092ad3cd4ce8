package io.weir.client;

import static io.weir.client.Said.account;
import static io.weir.client.Said.release;
import static io.weir.client.Said.restriction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RestrictionTableTest {
  private static final List<String> SCOPES = List.of("PAYMENT", "ACCOUNT_OUTBOUND");
  private static final long DAY = RestrictionTable.REMEMBERED_MILLIS;

  private final RestrictionTable table = new RestrictionTable();

  private Action inForce(String account, long now) {
    Restriction said = table.strictest(account(account), SCOPES, now);
    return said == null ? null : said.action();
  }

  @Test
  void shouldIgnoreALowerEpochHoweverLateItIsRead() {
    table.take(restriction("A", Action.HOLD, 2, 100), 0);
    table.take(restriction("A", Action.BLOCK, 1, 1_000), 0);
    assertThat(inForce("A", 50)).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldTakeWhatWasWrittenLastOfTheSameEpoch() {
    table.take(restriction("A", Action.HOLD, 2, 100), 0);
    table.take(restriction("A", Action.BLOCK, 2, 100), 0);
    assertThat(inForce("A", 50)).isEqualTo(Action.BLOCK);
  }

  @Test
  void shouldEndByItselfToTheMillisecond() {
    table.take(restriction("A", Action.HOLD, 1, 100), 0);
    assertThat(inForce("A", 99)).isEqualTo(Action.HOLD);
    assertThat(inForce("A", 100)).isNull();
  }

  @Test
  void shouldGoOnWithWhatFollowsWithoutAnotherStatement() {
    Restriction hold = restriction("A", Action.HOLD, 1, 100);
    table.take(hold.followedBy(List.of(new Restriction.Following(Action.STEP_UP, 1_000))), 0);
    assertThat(inForce("A", 99)).isEqualTo(Action.HOLD);
    assertThat(inForce("A", 100)).isEqualTo(Action.STEP_UP);
    assertThat(table.strictest(account("A"), SCOPES, 100).until()).isEqualTo(1_000);
    assertThat(inForce("A", 1_000)).isNull();
  }

  @Test
  void shouldNotBringBackWhatWasReleased() {
    table.take(restriction("A", Action.HOLD, 1, 100), 0);
    table.take(release("A", 2, 100), 0);
    table.take(restriction("A", Action.HOLD, 1, 100), 0);
    assertThat(inForce("A", 50)).isNull();
  }

  @Test
  void shouldKnowSubjectsAndScopesApart() {
    table.take(restriction("A", Action.HOLD, 1, 100), 0);
    assertThat(inForce("B", 50)).isNull();
    assertThat(table.strictest(account("A"), List.of("ACCOUNT_LOGIN"), 50)).isNull();
  }

  @Test
  void shouldForgetWhatEndedLongAgo() {
    for (int i = 0; i < 5_000; i++) {
      table.take(restriction("old-" + i, Action.HOLD, 1, 100), 0);
    }
    for (int i = 0; i < 5_000; i++) {
      table.take(restriction("new-" + i, Action.HOLD, 1, 3 * DAY), 100 + DAY + 1);
    }
    assertThat(table.size()).isLessThan(7_000);
    assertThat(inForce("new-0", 2 * DAY)).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldRememberAReleaseUntilWhatItEndedWouldHaveEnded() {
    table.take(restriction("A", Action.HOLD, 1, 7 * DAY), 0);
    table.take(release("A", 2, DAY), DAY);
    for (int i = 0; i < 5_000; i++) {
      table.take(restriction("new-" + i, Action.HOLD, 1, 9 * DAY), 3 * DAY);
    }

    assertThat(table.take(restriction("A", Action.HOLD, 1, 7 * DAY), 3 * DAY)).isFalse();
    assertThat(inForce("A", 3 * DAY)).isNull();
  }
}
