package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void shouldKeepWhatSomebodyOrderedHoweverMuchEndsByItself() {
    versions.put(
        Patterns.read(
            "left",
            """
            key: session
            severity: low
            group: CTX
            action: {floor: hold, scope: session, ttl: 48h, endedBy: {login: 'activity == "LOGOFF"'}}
            when: {on: login, where: 'activity == "MFA_FACTOR_DISABLE"'}
            """),
        Long.MIN_VALUE);
    reset(0);
    release(MINUTE, Map.of("scope", "ACCOUNT_OUTBOUND"));

    for (int i = 0; i < 20; i++) {
      inSession("S" + i, (2 + i) * MINUTE, "MFA_FACTOR_DISABLE");
      inSession("S" + i, (2 + i) * MINUTE + 1, "LOGOFF");
    }

    assertThat(told.count(Tallied.DIRECTIVE_OVERFLOW, 0)).isPositive();
    assertThat(pay(30 * MINUTE)).isEqualTo(Action.ALLOW);
    assertThat(inForce()).doesNotContainKey("account A ACCOUNT_OUTBOUND");
  }

  @Test
  void shouldStayEndedWhileSomethingWaitsThatIsDecidedLater() {
    versions.put(Patterns.read("gone", GONE.replace("24h", "2h")), Long.MIN_VALUE);
    versions.put(
        Patterns.read(
            "silent",
            """
            key: account
            severity: low
            group: CTX
            action: {floor: monitor, scope: account-outbound, ttl: 1h}
            sequence:
              within: 6h
              steps:
                - changed: login
                  where: 'activity == "CONTACT_CHANGE"'
                - paid: payment
                - not: {confirmed: login, for: 4h, where: 'activity == "CONTACT_CHANGE"'}
            """),
        Long.MIN_VALUE);
    login(0, "MFA_FACTOR_DISABLE", "SUCCESS");
    login(5 * MINUTE, "MFA_FACTOR_ENABLE", "SUCCESS");
    login(10 * MINUTE, "CONTACT_CHANGE", "SUCCESS");
    assertThat(pay(30 * MINUTE)).isEqualTo(Action.ALLOW);

    evaluator.onWatermark(state, start(3 * 60 * MINUTE), told);
    evaluator.onWatermark(state, start(5 * 60 * MINUTE), told);

    assertThat(told.standing()).anyMatch(one -> one.live().patternId().equals("silent"));
    assertThat(told.decisions().get(told.decisions().size() - 1).action())
        .isEqualTo(Action.MONITOR);
    assertThat(inForce()).isEmpty();
  }

  @Test
  void shouldNotStayEndedByAVersionThatWasNoLongerInForce() {
    versions.put(Patterns.read("gone", GONE), Long.MIN_VALUE);
    login(0, "MFA_FACTOR_DISABLE", "SUCCESS");
    login(2 * MINUTE, "MFA_FACTOR_ENABLE", "SUCCESS");
    assertThat(inForce()).isEmpty();

    String endless = GONE.replaceAll(", endedBy: .*}}", "}");
    versions.put(Patterns.read("gone", endless), start(MINUTE));

    assertThat(pay(3 * MINUTE)).isEqualTo(Action.HOLD);
    assertThat(state.directives.list()).isEmpty();
  }

  /** A catalog that travelled is another one wherever it was unpacked, though equal. */
  @Test
  void shouldEndByEventsOfACatalogThatIsNotThePatterns(@TempDir Path noSchemas) {
    versions.put(Patterns.read("gone", GONE), Long.MIN_VALUE);
    login(0, "MFA_FACTOR_DISABLE", "SUCCESS");
    assertThat(inForce()).hasSize(1);

    Event enabled =
        new Happening(
                "login",
                "e9",
                MINUTE,
                MINUTE,
                Map.of("account_id", "A", "activity", "MFA_FACTOR_ENABLE", "status", "SUCCESS"))
            .event();
    StreamSchema equal = StreamCatalog.shipped().with(noSchemas).stream("login");
    assertThat(equal).isNotSameAs(enabled.stream());
    evaluator.eager(
        new Event(equal, enabled.row(), enabled.appendTime(), enabled.sentAt(), false),
        state,
        Long.MIN_VALUE,
        told);

    assertThat(inForce()).isEmpty();
    assertThat(pay(2 * MINUTE)).isEqualTo(Action.ALLOW);
  }

  private void login(long at, String activity, String status) {
    happen("login", at, Map.of("activity", activity, "status", status));
  }

  private void inSession(String session, long at, String activity) {
    happen("login", at, Map.of("activity", activity, "session_id", session));
  }
}
