package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who causes so many signals that some are forgotten pushes no graver one out of a decision. */
class ForgottenSignalsTest extends OneAccount {
  ForgottenSignalsTest() {
    versions.put(Patterns.read("brief", BRIEF), Long.MIN_VALUE);
    versions.put(Patterns.read("keeping", INVITED.formatted("monitor")), Long.MIN_VALUE);
  }

  @Test
  void shouldHoldForAGraverSignalOfALateEvent() {
    assertThat(pay(10 * MINUTE)).isEqualTo(Action.ALLOW);
    flood();

    reset(9 * MINUTE);

    assertThat(actions()).containsExactly(Action.ALLOW, Action.HOLD);
  }

  @Test
  void shouldNotBecomeMilderForWantOfWhatWasForgotten() {
    happen("login", 10 * MINUTE - 1, Map.of("activity", "LOGON"));
    assertThat(pay(10 * MINUTE)).isEqualTo(Action.STEP_UP);
    flood();

    happen("payment", 9 * MINUTE, Map.of("activity", "LIMIT_CHANGE"));
    reset(9 * MINUTE);

    assertThat(actions()).containsExactly(Action.STEP_UP, Action.HOLD);
  }

  @Test
  void shouldHoldWhereACustomerDidNotAnswerThoughAnotherSignalIsForgottenByThen() {
    versions.put(
        Patterns.policy("escalation: {unanswered: 15m, days: 3, within: 30d}\n"), Long.MIN_VALUE);
    happen("login", -30_000, Map.of("activity", "LOGON"));
    happen("payment", 0, Map.of("activity", "LIMIT_CHANGE"));
    assertThat(pay(10_000)).isEqualTo(Action.STEP_UP);
    happen("login", 2 * MINUTE, Map.of("activity", "MFA_CHALLENGE"));
    for (int i = 0; i < AccountState.MOST_LIVE; i++) {
      happen("login", 3 * MINUTE + i * 1_000L, Map.of("activity", "LOGON"));
    }
    assertThat(state.forgotten).isGreaterThan(start(10_000));

    evaluator.onWatermark(state, start(20 * MINUTE), told);

    assertThat(told.decisions())
        .filteredOn(one -> one.trigger().time() == start(10_000))
        .extracting(Decision::action)
        .containsExactly(Action.STEP_UP, Action.HOLD);
  }

  @Test
  void shouldNotForgetWhatAStepUpRestsOnWhereEventsHaveToMakeRoom() {
    versions.put(
        Patterns.policy("escalation: {unanswered: 15m, days: 3, within: 30d}\n"), Long.MIN_VALUE);
    versions.put(
        Patterns.read("kept", INVITED.formatted("monitor").replace("MFA_RESULT", "LOCK")),
        Long.MIN_VALUE);
    happen("login", -30_000, Map.of("activity", "LOGON"));
    happen("payment", 0, Map.of("activity", "LIMIT_CHANGE"));
    assertThat(pay(10_000)).isEqualTo(Action.STEP_UP);
    happen("login", 2 * MINUTE, Map.of("activity", "MFA_CHALLENGE"));
    long watermark = start(12 * MINUTE);
    evaluator.onWatermark(state, watermark, told);
    for (int i = 0; i < AccountState.MOST_KEPT + 10; i++) {
      long at = 13 * MINUTE + i * 10L;
      Map<String, Object> locked = Map.of("account_id", "A", "activity", "LOCK");
      Happening one = new Happening("login", "locked" + i, at, at, locked);
      evaluator.eager(one.event(), state, watermark, told);
    }

    evaluator.onWatermark(state, start(20 * MINUTE), told);

    assertThat(told.count(Tallied.EVICTED, 0)).isPositive();
    assertThat(told.decisions())
        .filteredOn(one -> one.trigger().time() == start(10_000))
        .extracting(Decision::action)
        .containsExactly(Action.STEP_UP, Action.HOLD);
  }

  private void flood() {
    for (int i = 0; i <= AccountState.MOST_LIVE; i++) {
      happen("login", (12 + 2 * i) * MINUTE, Map.of("activity", "LOGON"));
    }
    assertThat(state.forgotten).isGreaterThan(start(10 * MINUTE));
  }

  private List<Action> actions() {
    return told.decisions().stream()
        .filter(one -> one.trigger().stream().name().equals("payment"))
        .filter(one -> one.trigger().time() == start(10 * MINUTE))
        .map(Decision::action)
        .toList();
  }
}
