package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.engine.walk.Walk;
import io.weir.patterns.model.SignalStream;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever hides among more events than are kept is seen by that. */
class HistoryCutTest extends OneAccount {
  private static final String LOGINS =
      """
      key: account
      severity: low
      group: AUTH
      action: {floor: monitor, scope: account, ttl: 1h}
      sequence:
        within: 30d
        steps:
          - reset: login
            where: 'activity == "PASSWORD_RESET"'
          - logins: login
            where: 'activity == "LOGON"'
      """;

  private static final String FLOODED =
      """
      key: account
      severity: medium
      group: PLAT
      action: {floor: monitor, scope: account, ttl: 1d}
      when: {on: signal, where: 'pattern_id == "weir-history-cut"'}
      """;

  HistoryCutTest() {
    versions.put(Patterns.read("logins", LOGINS), Long.MIN_VALUE);
    versions.put(Patterns.read("flooded", FLOODED), Long.MIN_VALUE);
  }

  @Test
  void shouldSayThatTheOldestAreNotLookedAtAnyMore() {
    logins(AccountState.MOST_KEPT, MINUTE);
    assertThat(cuts()).isEmpty();

    logins(1, MINUTE);

    assertThat(cuts()).hasSize(1);
    Signal cut = cuts().get(0);
    assertThat(cut.keys()).containsEntry("account", "A");
    assertThat(cut.live().key()).isEqualTo("A");
    assertThat(cut.live().effects()).isEmpty();
    assertThat(cut.live().values()).containsEntry("kind", "login/LOGON");
    assertThat(state.live).as("it counts for nothing").isEmpty();
  }

  @Test
  void shouldSaySoOnceForEachHourThatIsCutOff() {
    logins(AccountState.MOST_KEPT + 10 * AccountState.EVICTED, MINUTE / 6);

    assertThat(told.count(Tallied.EVICTED, 0)).isGreaterThan(9);
    assertThat(cuts()).hasSizeBetween(2, 3);
    assertThat(cuts()).extracting(one -> one.live().id()).doesNotHaveDuplicates();
  }

  @Test
  void shouldBeASignalThatPatternsAskFor() {
    List<Happening> events = new ArrayList<>();
    for (int i = 0; i <= AccountState.MOST_KEPT; i++) {
      Map<String, Object> fields = Map.of("account_id", "A", "activity", "LOGON");
      events.add(new Happening("login", "e" + i, i * MINUTE, i * MINUTE, fields));
    }

    Told walked =
        new Walk(StreamCatalog.shipped(), versions)
            .run(events.stream().map(Happening::event).toList());

    assertThat(walked.standing())
        .extracting(one -> one.live().patternId())
        .containsExactlyInAnyOrder(SignalStream.HISTORY_CUT, "flooded");
  }

  private void logins(int count, long every) {
    for (int i = 0; i < count; i++) {
      happen("login", number * every, Map.of("activity", "LOGON"));
    }
  }

  private List<Signal> cuts() {
    return told.signals().stream()
        .filter(one -> one.live().patternId().equals(SignalStream.HISTORY_CUT))
        .toList();
  }
}
