package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
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
