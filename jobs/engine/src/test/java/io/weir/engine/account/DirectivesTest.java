package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.directive.Directives;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Onlooker;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Scope;
import io.weir.schemas.StreamCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people order about an account: releases, snoozes, suppressions. */
class DirectivesTest extends OneAccount {
  @Test
  void shouldEndTheRestrictionAndLetTheNextPaymentPass() {
    reset(0);
    assertThat(pay(MINUTE)).isEqualTo(Action.HOLD);
    assertThat(inForce()).containsOnlyKeys("account A ACCOUNT_OUTBOUND");

    release(2 * MINUTE, Map.of("scope", "ACCOUNT_OUTBOUND"));

    Restriction over = told.restrictions().get(1);
    assertThat(over.released()).isTrue();
    assertThat(over.epoch()).isGreaterThan(told.restrictions().get(0).epoch());
    Decision said = told.decisions().get(told.decisions().size() - 1);
    assertThat(said.released()).isTrue();
    assertThat(said.scope()).isEqualTo(Scope.ACCOUNT_OUTBOUND);
    assertThat(said.subject()).isEqualTo("A");
    assertThat(pay(3 * MINUTE)).isEqualTo(Action.ALLOW);
    assertThat(inForce()).isEmpty();
    assertThat(told.count(Tallied.NOTHING_RELEASED, 0)).isZero();
  }

  @Test
  void shouldRestrictAgainByWhatHappensAfterARelease() {
    reset(0);
    release(MINUTE, Map.of());
    reset(2 * MINUTE);

    assertThat(pay(3 * MINUTE)).isEqualTo(Action.HOLD);
    assertThat(inForce()).containsOnlyKeys("account A ACCOUNT_OUTBOUND");
  }

  @Test
  void shouldLeaveDecidedWhatWasDecidedBeforeTheRelease() {
    reset(0);
    pay(MINUTE);
    release(2 * MINUTE, Map.of());

    assertThat(told.decisions()).filteredOn(one -> one.trigger().id().equals("e2")).hasSize(1);
  }

  @Test
  void shouldCloseAlsoWhatIsLearntOnlyAfterTheRelease() {
    release(2 * MINUTE, Map.of("scope", "ACCOUNT_OUTBOUND"));
    reset(MINUTE);

    assertThat(pay(3 * MINUTE)).isEqualTo(Action.ALLOW);
    assertThat(inForce()).isEmpty();
  }

  @Test
  void shouldReleaseHoweverManySilencesLastForLonger() {
    for (int i = 0; i < Directives.MOST; i++) {
      order("SUPPRESSED", i, "limit", 30 * DAY, Map.of("matched_payee_id", "payee-" + i));
    }
    reset(MINUTE);
    assertThat(pay(2 * MINUTE)).isEqualTo(Action.HOLD);

    release(3 * MINUTE, Map.of("scope", "ACCOUNT_OUTBOUND"));

    assertThat(told.count(Tallied.DIRECTIVE_OVERFLOW, 0)).isEqualTo(1);
    assertThat(inForce()).isEmpty();
    assertThat(pay(4 * MINUTE)).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldFreeNothingByAnOrderFromBeforeItLooked() {
    Versions since =
        new Versions(StreamCatalog.shipped(), Patterns.POLICY, new Onlooker(start(20 * DAY), 0));
    AccountEvaluator anew = new AccountEvaluator(since);
    Map<String, Object> order =
        Map.of("account_id", "A", "activity", "RELEASED", "scope", "ACCOUNT_OUTBOUND");

    anew.eager(new Happening("directive", "o1", 0, 0, order).event(), state, Long.MIN_VALUE, told);
    assertThat(told.restrictions()).isEmpty();
    anew.eager(
        new Happening("directive", "o2", 21 * DAY, 21 * DAY, order).event(),
        state,
        Long.MIN_VALUE,
        told);
    assertThat(told.restrictions()).singleElement().matches(Restriction::released);
  }

  @Test
  void shouldNameTheOperationThatIsLetGoThoughItIsNoLongerKnown() {
    release(
        MINUTE, Map.of("original_event_id", "gone", "scope", "PAYMENT", "original_revision", 3));

    Decision said = told.decisions().get(0);
    assertThat(said.released()).isTrue();
    assertThat(said.operation()).isEqualTo("gone");
    assertThat(said.trigger().stream().name()).isEqualTo("directive");
  }

  @Test
  void shouldLetPaymentsGoOnceTheOnlyRestrictionOfASignalIsReleased() {
    versions.put(
        Patterns.read(
            "chain",
            """
            key: account
            severity: critical
            group: CHAIN
            action:
              - {floor: block, scope: payment, ttl: 24h}
              - {floor: block, scope: account-outbound, ttl: 24h}
            when: {on: payment, where: 'activity == "PAYEE_ADD"'}
            """),
        Long.MIN_VALUE);
    happen("payment", 0, Map.of("activity", "PAYEE_ADD", "direction", "DBIT"));
    assertThat(pay(MINUTE)).isEqualTo(Action.BLOCK);

    release(2 * MINUTE, Map.of("scope", "ACCOUNT_OUTBOUND"));

    assertThat(inForce()).isEmpty();
    assertThat(pay(3 * MINUTE)).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldKeepASignalThatHoldsSomethingElse() {
    String both =
        RESET.replace(
            "{floor: hold, scope: account-outbound, ttl: 24h}",
            "[{floor: hold, scope: account-outbound, ttl: 24h},"
                + " {floor: block, scope: account-login, ttl: 24h}]");
    versions.put(Patterns.read("reset", both.formatted("CHG")), Long.MIN_VALUE);
    reset(0);

    release(MINUTE, Map.of("scope", "ACCOUNT_LOGIN"));

    assertThat(inForce()).containsOnlyKeys("account A ACCOUNT_OUTBOUND");
  }

  @Test
  void shouldSayOfAReleaseOfNothingThatItIsOver() {
    release(0, Map.of("scope", "ACCOUNT_OUTBOUND"));

    assertThat(told.count(Tallied.NOTHING_RELEASED, 0)).isEqualTo(1);
    assertThat(told.restrictions()).singleElement().matches(Restriction::released);
    assertThat(told.decisions()).singleElement().matches(Decision::released);
  }

  @Test
  void shouldLetNoLoginGoInThePlaceOfAPaymentOfTheSameId() {
    versions.put(Patterns.read("brief", BRIEF), Long.MIN_VALUE);
    reset(0);
    for (Happening one :
        List.of(
            new Happening("login", "same", MINUTE, MINUTE, of("LOGON")),
            new Happening("payment", "same", 2 * MINUTE, 2 * MINUTE, of("PAYMENT_INITIATE")))) {
      evaluator.eager(one.event(), state, Long.MIN_VALUE, told);
    }

    release(3 * MINUTE, Map.of("original_event_id", "same", "scope", "PAYMENT"));

    assertThat(told.decisions())
        .filteredOn(Decision::released)
        .singleElement()
        .matches(one -> one.trigger().stream().name().equals("payment"));
  }

  private static Map<String, Object> of(String activity) {
    return Map.of("account_id", "A", "activity", activity);
  }

  @Test
  void shouldLetOneOperationGoForGood() {
    reset(0);
    pay(MINUTE);
    Map<String, Object> order = Map.of("original_event_id", "e2", "scope", "PAYMENT");
    release(2 * MINUTE, order);

    Decision said = told.decisions().get(told.decisions().size() - 1);
    assertThat(said.id()).isEqualTo(told.decisions().get(1).id());
    assertThat(said.revision()).isEqualTo(1);
    assertThat(said.released()).isTrue();
    assertThat(inForce()).as("of others").isNotEmpty();
    assertThat(pay(3 * MINUTE)).isEqualTo(Action.HOLD);

    evaluator.onWatermark(state, Happening.START + DAY, told);
    happen("login", 30_000, Map.of("activity", "PASSWORD_RESET"));
    assertThat(told.decisions())
        .filteredOn(one -> one.id().equals(said.id()))
        .last()
        .isEqualTo(said);
  }

  @Test
  void shouldAlertNobodyWhileAPatternIsSnoozedAndStillHold() {
    order("SNOOZED", 0, "reset", 10 * MINUTE);
    reset(MINUTE);

    assertThat(told.standing()).hasSize(1);
    assertThat(told.alerts()).isEmpty();
    assertThat(told.count(Tallied.SNOOZED, 0)).isEqualTo(1);
    assertThat(pay(2 * MINUTE)).isEqualTo(Action.HOLD);

    reset(10 * MINUTE);
    assertThat(told.alerts()).hasSize(1);
  }

  @Test
  void shouldAlertAgainOnceASnoozeIsTakenBack() {
    order("SNOOZED", 0, "reset", DAY);
    order("UNSNOOZED", MINUTE, "reset", null);
    reset(2 * MINUTE);

    assertThat(told.alerts()).hasSize(1);
  }

  @Test
  void shouldCountNothingOfASuppressedPatternOnThatDevice() {
    order("SUPPRESSED", 0, "reset", DAY, Map.of("matched_device_id", "D"));
    happen("login", MINUTE, Map.of("activity", "PASSWORD_RESET", "device_id", "D"));

    assertThat(told.standing())
        .singleElement()
        .satisfies(signal -> assertThat(signal.mode()).isEqualTo(Mode.SHADOW));
    assertThat(told.alerts()).isEmpty();
    assertThat(pay(2 * MINUTE)).isEqualTo(Action.ALLOW);
    assertThat(told.count(Tallied.SUPPRESSED, 0)).isEqualTo(1);

    happen("login", 3 * MINUTE, Map.of("activity", "PASSWORD_RESET", "device_id", "other"));
    assertThat(pay(4 * MINUTE)).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldCloseWhatAPatternSaidBeforeItWasCalledAFalseAlarm() {
    reset(0);
    happen("payment", MINUTE, Map.of("activity", "LIMIT_CHANGE"));
    order("CLEARED", 2 * MINUTE, "reset", null);

    assertThat(pay(3 * MINUTE)).as("by the other pattern").isEqualTo(Action.STEP_UP);
  }

  @Test
  void shouldSilenceNobodyOnAList() {
    order("SUPPRESSED", 0, "listed", DAY);
    order("SNOOZED", 0, "unknown", DAY);
    happen("login", MINUTE, Map.of("activity", "PASSWORD_CHANGE"));

    assertThat(told.count(Tallied.DIRECTIVE_REFUSED, 0)).isEqualTo(2);
    assertThat(told.alerts()).hasSize(1);
    assertThat(pay(2 * MINUTE)).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldKeepSixteenOrdersAndForgetThemAllInTheEnd() {
    for (int i = 0; i < 20; i++) {
      order("SNOOZED", i, "reset", DAY + i);
    }
    assertThat(told.count(Tallied.DIRECTIVE_OVERFLOW, 0)).isEqualTo(4);
    assertThat(state.directives.list()).hasSize(16).allMatch(one -> one.time() >= start(4));
    state = AccountRun.restarted(state);
    assertThat(state.directives.list()).hasSize(16);

    int rounds = 0;
    for (long next = evaluator.nextEnd(state);
        next < Long.MAX_VALUE && rounds++ < 20;
        next = evaluator.nextEnd(state)) {
      evaluator.onWatermark(state, next, told);
    }
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void shouldSilenceForThirtyDaysAtMost() {
    order("SNOOZED", 0, "reset", 300 * DAY);

    assertThat(state.directives.list())
        .singleElement()
        .matches(one -> one.until() == start(30 * DAY));
  }
}
