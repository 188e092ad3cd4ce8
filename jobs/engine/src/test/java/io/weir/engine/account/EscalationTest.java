package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of mild things that are not resolved. */
class EscalationTest extends OneAccount {
  EscalationTest() {
    versions.put(
        Patterns.policy("escalation: {unanswered: 15m, days: 3, within: 30d}\n"), Long.MIN_VALUE);
  }

  @Test
  void shouldHoldAPaymentWhoseCustomerWasAskedAndDidNotAnswer() {
    happen("payment", 0, Map.of("activity", "LIMIT_CHANGE"));
    assertThat(pay(MINUTE)).isEqualTo(Action.STEP_UP);
    happen("login", 2 * MINUTE, Map.of("activity", "MFA_CHALLENGE"));
    assertThat(evaluator.nextEnd(state)).isEqualTo(start(15 * MINUTE));

    watermark(15 * MINUTE);
    assertThat(newest("e1").action())
        .as("the change itself is an operation")
        .isEqualTo(Action.HOLD);
    assertThat(newest("e2").revision()).isZero();
    state = AccountRun.restarted(state);
    watermark(16 * MINUTE - 1);
    assertThat(newest("e2").revision()).as("it is still his turn").isZero();
    watermark(16 * MINUTE);

    Decision held = newest("e2");
    assertThat(held.action()).isEqualTo(Action.HOLD);
    assertThat(held.revision()).isEqualTo(1);
    assertThat(held.until()).isEqualTo(start(16 * MINUTE + DAY));
    assertThat(held.signals().get(0).signal().patternId()).isEqualTo("step-up-unanswered");
    assertThat(held.signals().get(0).signal().reason())
        .isEqualTo("No answer to the step-up within 15m");
    assertThat(held.score()).as("as bad as it was").isEqualTo(10);
    assertThat(state.due).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldLeaveAStepUpThatWasPassedHoweverLateThatIsHeard() {
    happen("payment", 0, Map.of("activity", "LIMIT_CHANGE"));
    prove(12 * MINUTE, DAY, "SMS");
    pay(10 * MINUTE);
    happen("login", 11 * MINUTE, Map.of("activity", "MFA_RESULT", "mfa_outcome", "DENIED"));

    watermark(DAY / 2);

    assertThat(newest("e3").action()).isEqualTo(Action.STEP_UP);
    assertThat(newest("e3").revision()).isZero();
  }

  /** His answer is dropped long before what makes the decision be taken again. */
  @Test
  void shouldRememberThatAStepUpWasPassedWhenItIsDecidedAgainMuchLater() {
    versions.put(Patterns.read("silence", SILENCE), Long.MIN_VALUE);
    versions.put(Patterns.read("keeper", KEEPER), Long.MIN_VALUE);
    happen("payment", 0, Map.of("activity", "LIMIT_CHANGE"));
    assertThat(pay(MINUTE)).isEqualTo(Action.STEP_UP);
    prove(2 * MINUTE, DAY, "SMS");
    happen("login", 3 * MINUTE, Map.of("activity", "MFA_CHALLENGE"));
    for (int minute = 4; minute < 5 * 60; minute++) {
      watermark(minute * MINUTE);
    }
    state = AccountRun.restarted(state);
    // After a restart no watermark is known until all partitions have spoken.
    happen("payment", 30, Map.of("activity", "PAYMENT_STATUS"));
    happen("payment", 40, Map.of("activity", "LIMIT_CHANGE"));

    watermark(7 * 60 * MINUTE);

    assertThat(told.standing()).anyMatch(one -> one.live().patternId().equals("silence"));
    assertThat(newest("e2").action()).isEqualTo(Action.STEP_UP);
  }

  /** Keeps payments, and never holds. */
  private static final String KEEPER =
      """
      key: account
      severity: low
      group: MULE
      action: {floor: monitor, scope: payment, ttl: 1h}
      sequence:
        within: 12h
        steps: [{one: payment}, {two: payment, where: 'status == "PENDING"'}]
      """;

  /** Keeps challenges, but not what comes of them. */
  private static final String SILENCE =
      """
      key: account
      severity: low
      group: MULE
      action: {floor: monitor, scope: payment, ttl: 1h}
      sequence:
        within: 1h
        steps:
          - {change: payment, where: 'activity == "LIMIT_CHANGE"'}
          - {not: {challenge: login, for: 6h, where: 'activity == "MFA_CHALLENGE" && status == "FAILURE"'}}
      """;

  @Test
  void shouldHoldWhereWhatWasTriedFailedOrCameTooLate() {
    happen("payment", 0, Map.of("activity", "LIMIT_CHANGE"));
    pay(10 * MINUTE);
    happen("login", 11 * MINUTE, Map.of("activity", "MFA_RESULT", "mfa_outcome", "DENIED"));
    prove(25 * MINUTE + 1, DAY, "SMS");

    watermark(DAY / 2);

    assertThat(newest("e2").action()).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldNotBlameWhomNobodyAsked() {
    happen("payment", 0, Map.of("activity", "LIMIT_CHANGE"));
    pay(MINUTE);

    watermark(DAY / 2);

    assertThat(newest("e2").action()).isEqualTo(Action.STEP_UP);
  }

  @Test
  void shouldHoldWhatStaysUnansweredNoLongerThanThatIsAskedThoughTheStepUpIs() {
    versions.put(Patterns.read("limit", LIMIT.replace("ttl: 24h", "ttl: 60d")), start(-DAY));
    happen("payment", 0, Map.of("activity", "LIMIT_CHANGE"));
    assertThat(pay(MINUTE)).isEqualTo(Action.STEP_UP);
    assertThat(newest("e2").until()).isEqualTo(start(60 * DAY));
    happen("login", 2 * MINUTE, Map.of("activity", "MFA_CHALLENGE"));

    watermark(16 * MINUTE);

    assertThat(newest("e2").action()).isEqualTo(Action.HOLD);
    assertThat(newest("e2").until()).isEqualTo(start(DAY + 16 * MINUTE));
  }

  @Test
  void shouldRefuseALoginThatStaysUnanswered() {
    versions.put(Patterns.read("reset", RESET.formatted("CHG").replace("-outbound", "-login")), 0);
    reset(0);
    happen("login", MINUTE, Map.of("activity", "LOGON"));
    assertThat(newest("e2").action()).isEqualTo(Action.HOLD);
    versions.put(Patterns.read("limit", LIMIT.replace("-outbound", "-login")), start(2 * MINUTE));
    happen("payment", DAY + 2 * MINUTE, Map.of("activity", "LIMIT_CHANGE"));
    happen("login", DAY + 3 * MINUTE, Map.of("activity", "LOGON"));
    assertThat(newest("e4").action()).isEqualTo(Action.STEP_UP);
    happen("login", DAY + 4 * MINUTE, Map.of("activity", "MFA_CHALLENGE"));

    watermark(DAY + 18 * MINUTE);

    assertThat(newest("e4").action()).isEqualTo(Action.BLOCK);
  }

  @Test
  void shouldAskWhereSomethingSmallHappensOnThreeDays() {
    versions.put(Patterns.read("small", SMALL.formatted("hold", "1h")), Long.MIN_VALUE);

    assertThat(add(0)).isEqualTo(Action.MONITOR);
    assertThat(add(MINUTE)).as("a day counts once").isEqualTo(Action.MONITOR);
    assertThat(add(10 * DAY)).isEqualTo(Action.MONITOR);
    state = AccountRun.restarted(state);
    watermark(11 * DAY);
    assertThat(add(29 * DAY)).isEqualTo(Action.STEP_UP);
    Decision asked = newest("e4");
    assertThat(asked.signals().get(0).signal().reason())
        .isEqualTo("Small things on 3 days within 30d");
    assertThat(asked.until())
        .as("as long as the policy gives for an answer")
        .isEqualTo(start(29 * DAY + 15 * MINUTE));
    assertThat(add(40 * DAY)).as("the first is out of the window").isEqualTo(Action.MONITOR);

    watermark(100 * DAY);
    assertThat(state.smallDays.isEmpty()).isTrue();
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void shouldTakeWhatLastsForOneThingAndNeverExceedACap() {
    versions.put(Patterns.read("small", SMALL.formatted("hold", "60d")), Long.MIN_VALUE);
    versions.put(
        Patterns.read("quiet", SMALL.formatted("monitor", "1h").replace("PAYEE_ADD", "REFUND")), 0);
    add(0);
    for (int day = 1; day < 5; day++) {
      assertThat(pay(day * DAY)).isEqualTo(Action.MONITOR);
    }
    for (int day = 70; day < 75; day++) {
      happen("payment", day * DAY, Map.of("activity", "REFUND"));
      assertThat(newest("e" + number).action()).isEqualTo(Action.MONITOR);
    }
  }

  @Test
  void shouldDecideLaterDaysAgainWhenAnEarlierOneTurnsOutSmall() {
    versions.put(Patterns.read("small", SMALL.formatted("hold", "1h")), Long.MIN_VALUE);
    add(0);
    add(2 * DAY);
    assertThat(newest("e2").action()).isEqualTo(Action.MONITOR);

    add(DAY);

    assertThat(newest("e2").action()).isEqualTo(Action.STEP_UP);
    assertThat(newest("e3").action()).isEqualTo(Action.MONITOR);
  }

  private Action add(long at) {
    happen("payment", at, Map.of("activity", "PAYEE_ADD"));
    return newest("e" + number).action();
  }

  private Decision newest(String id) {
    return told.decisions().stream()
        .filter(decision -> decision.trigger().id().equals(id))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private void watermark(long at) {
    evaluator.onWatermark(state, start(at), told);
  }
}
