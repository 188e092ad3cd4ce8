package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Restriction;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who causes more signals than are kept frees himself of nothing, and stops nothing. */
class CrowdedSignalsTest extends OneAccount {
  private static final String LOGGED_ON =
      """
      key: account
      severity: high
      group: AUTH
      action: {floor: step-up, scope: account, ttl: 24h}
      when: {on: login, where: 'activity == "LOGON"'}
      """;

  private static final String PAID =
      """
      key: account
      severity: medium
      group: MULE
      action: {floor: hold, scope: payment, ttl: 24h}
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
      """;

  private static final String IN_SESSION =
      """
      key: session
      severity: high
      group: AUTH
      action: {floor: block, scope: session, ttl: 24h}
      when: {on: login, where: 'activity == "LOGOFF"'}
      """;

  @Test
  void shouldKeepInForceWhatOneAloneAsksForThoughOthersAreAsGraveAndLastLonger() {
    versions.put(Patterns.read("logged-on", LOGGED_ON), Long.MIN_VALUE);
    reset(0);
    assertThat(pay(MINUTE)).isEqualTo(Action.HOLD);

    logOn(2 * AccountState.MOST_LIVE);

    assertThat(told.count(Tallied.LIVE_OVERFLOW, 0)).isPositive();
    assertThat(told.restrictions()).noneMatch(Restriction::released);
    assertThat(pay(10 * MINUTE)).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldKeepInForceWhatOneAsksForThoughOthersThatAskForNothingAreGraver() {
    reset(0);

    for (int i = 0; i < 2 * AccountState.MOST_LIVE; i++) {
      mark("m" + i, MINUTE + i);
    }

    assertThat(told.restrictions()).noneMatch(Restriction::released);
    assertThat(pay(10 * MINUTE)).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldHearANewOneThatIsMilderThanAllOthers() {
    versions.put(Patterns.read("logged-on", LOGGED_ON), Long.MIN_VALUE);
    versions.put(Patterns.read("paid", PAID), Long.MIN_VALUE);

    logOn(AccountState.MOST_LIVE);

    assertThat(pay(10 * MINUTE)).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldReleaseNothingThatIsOnlyPushedOut() {
    versions.put(Patterns.read("in-session", IN_SESSION), Long.MIN_VALUE);

    for (int i = 0; i < 2 * AccountState.MOST_LIVE; i++) {
      happen("login", i * 1_000L, Map.of("activity", "LOGOFF", "session_id", "S" + i));
    }

    assertThat(told.restrictions())
        .hasSize(2 * AccountState.MOST_LIVE)
        .noneMatch(Restriction::released);
    release(10 * MINUTE, Map.of());
    assertThat(told.restrictions()).filteredOn(Restriction::released).isNotEmpty();
  }

  @Test
  void shouldWithdrawOneThatWasPushedOutAndWhoseAlternativeIsGone() {
    String one =
        """
        key: account
        severity: low
        group: AUTH
        action: {floor: step-up, scope: account, ttl: 1h}
        alternatives:
          - name: %s
            when: {on: login, where: 'activity == "LOGON"%s'}
        """;
    versions.put(Patterns.read("renamed", one.formatted("one", "")), Long.MIN_VALUE);
    versions.put(
        Patterns.read("keeping", INVITED.formatted("monitor").replace("MFA_RESULT", "LOGON")),
        Long.MIN_VALUE);
    for (int i = 0; i < AccountState.MOST_LIVE + 6; i++) {
      happen("login", 1_000 + i, Map.of("activity", "LOGON"));
    }
    versions.put(
        Patterns.read("renamed", one.formatted("two", " && status == \"FAILURE\"")), start(0));

    happen("login", 5_000, Map.of("activity", "LOGOFF"));

    assertThat(told.standing()).noneMatch(signal -> signal.live().patternId().equals("renamed"));
  }

  private void logOn(int times) {
    for (int i = 0; i < times; i++) {
      happen("login", 2 * MINUTE + i * 1_000L, Map.of("activity", "LOGON"));
    }
  }

  private void mark(String id, long at) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("account_id", "A");
    fields.put("activity", "RAISED");
    fields.put("signal_id", id);
    fields.put("pattern_id", "listed-payee-paid-before");
    fields.put("version", 1L);
    fields.put("severity", "HIGH");
    fields.put("group", "LST");
    fields.put("key_dimension", "payee");
    fields.put("key", id);
    fields.put("expires_at", start(at + DAY));
    fields.put("mode", "ENFORCE");
    Happening one = new Happening("signal", id, at, at, fields);
    evaluator.eager(one.event(), state, Long.MIN_VALUE, told);
  }
}
