package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Patterns;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account that has more sessions than windows are kept of is counted. */
class CrowdedAccountTest extends OneAccount {
  CrowdedAccountTest() {
    versions.put(
        Patterns.read(
            "busy-session",
            """
            key: session
            severity: low
            group: AUTH
            action: {floor: monitor, scope: session, ttl: 1h}
            aggregates: {logins: {count: login, over: 1h}}
            when: {on: login, where: 'logins > 1'}
            """),
        Long.MIN_VALUE);
  }

  @Test
  void shouldSayThatSessionsLostTheirWindows() {
    login(AccountState.MOST_SUB_KEYS);
    assertThat(told.count(Tallied.SUB_KEY_OVERFLOW, 0)).isZero();

    login(2);

    assertThat(told.count(Tallied.SUB_KEY_OVERFLOW, 0)).isPositive();
    assertThat(state.windows).hasSizeLessThanOrEqualTo(AccountState.MOST_SUB_KEYS + 1);
  }

  private void login(int sessions) {
    for (int i = 0; i < sessions; i++) {
      happen("login", number * 1_000L, Map.of("activity", "LOGON", "session_id", "S" + number));
    }
  }
}
