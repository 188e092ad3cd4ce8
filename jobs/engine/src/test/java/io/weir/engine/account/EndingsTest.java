package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ends by something that happens. */
class EndingsTest extends OneAccount {
  private static final String GONE =
      """
      key: account
      severity: low
      group: CHG
      action: {floor: hold, scope: account-outbound, ttl: 24h, endedBy: {login: 'activity == "MFA_FACTOR_ENABLE" && status == "SUCCESS"'}}
      when: {on: login, where: 'activity == "MFA_FACTOR_DISABLE"'}
      """;

  private static final String SESSION =
      """
      key: session
      severity: low
      group: CTX
      action:
        - {floor: hold, scope: session, ttl: 24h, endedBy: {login: 'activity == "LOGOFF"'}}
        - {floor: step-up, scope: account-outbound, ttl: 24h}
      when: {on: login, where: 'activity == "PASSWORD_CHANGE"'}
      """;

  @Test
  void shouldAskForNothingMoreOnceItsEndHasCome() {
    versions.put(Patterns.read("gone", GONE), Long.MIN_VALUE);
    login(0, "MFA_FACTOR_DISABLE", "SUCCESS");
    assertThat(pay(MINUTE)).isEqualTo(Action.HOLD);
    login(2 * MINUTE, "MFA_FACTOR_ENABLE", "FAILURE");
    assertThat(pay(3 * MINUTE)).as("that failed").isEqualTo(Action.HOLD);
    assertThat(inForce()).hasSize(1);

    login(4 * MINUTE, "MFA_FACTOR_ENABLE", "SUCCESS");

    assertThat(inForce()).isEmpty();
    assertThat(pay(5 * MINUTE)).isEqualTo(Action.ALLOW);
    login(6 * MINUTE, "MFA_FACTOR_DISABLE", "SUCCESS");
    assertThat(pay(7 * MINUTE)).as("gone again").isEqualTo(Action.HOLD);
  }

  @Test
  void shouldLeaveTheRestAndOtherSubjectsAlone() {
    versions.put(Patterns.read("session", SESSION), Long.MIN_VALUE);
    inSession("S1", MINUTE, "PASSWORD_CHANGE");
    inSession("S2", 2 * MINUTE, "PASSWORD_CHANGE");

    inSession("S1", 3 * MINUTE, "LOGOFF");

    assertThat(inForce().keySet())
        .containsExactlyInAnyOrder("session S2 SESSION", "account A ACCOUNT_OUTBOUND");
  }

  @Test
  void shouldRememberNothingOfWhatEndsNothing() {
    versions.put(Patterns.read("gone", GONE), Long.MIN_VALUE);

    login(0, "MFA_FACTOR_ENABLE", "SUCCESS");
    login(MINUTE, "MFA_FACTOR_DISABLE", "SUCCESS");
    login(2 * MINUTE, "MFA_FACTOR_ENABLE", "SUCCESS");
    login(3 * MINUTE, "MFA_FACTOR_ENABLE", "SUCCESS");

    assertThat(state.directives.list()).hasSize(1);
    evaluator.onWatermark(state, start(2 * DAY), told);
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void shouldLastFromTheTimeAnAggregateSays() {
    versions.put(
        Patterns.read(
            "cooling",
            """
            key: account
            severity: low
            group: CHG
            action: {floor: hold, scope: account-outbound, ttl: 24h, from: changedAt}
            aggregates:
              changedAt: {last: login.event_time, over: 72h, where: 'activity == "CONTACT_CHANGE"'}
            when: {on: payment, where: 'activity == "PAYEE_ADD"'}
            """),
        Long.MIN_VALUE);

    login(0, "CONTACT_CHANGE", "SUCCESS");
    happen("payment", 10 * 60 * MINUTE, Map.of("activity", "PAYEE_ADD"));

    assertThat(told.standing().get(0).live().until()).isEqualTo(Happening.START + DAY);
    assertThat(pay(DAY - 1)).isEqualTo(Action.HOLD);
    assertThat(pay(DAY)).isEqualTo(Action.ALLOW);
  }

  private void login(long at, String activity, String status) {
    happen("login", at, Map.of("activity", activity, "status", status));
  }

  private void inSession(String session, long at, String activity) {
    happen("login", at, Map.of("activity", activity, "session_id", session));
  }
}
