package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a customer clears up himself. */
class StepUpTest extends OneAccount {
  @Test
  void shouldCloseWhatACustomerClearsUpByAPasskeyOnAnOldDevice() {
    versions.put(Patterns.read("reset", RESET.formatted("AUTH")), Long.MIN_VALUE);
    versions.put(Patterns.read("remote-access-payment", LIMIT), Long.MIN_VALUE);
    reset(0);
    happen("payment", MINUTE, Map.of("activity", "LIMIT_CHANGE"));
    assertThat(pay(2 * MINUTE)).isEqualTo(Action.HOLD);

    prove(3 * MINUTE, -30 * DAY, "WEBAUTHN");

    assertThat(pay(4 * MINUTE)).as("by what nobody clears up himself").isEqualTo(Action.STEP_UP);
    reset(5 * MINUTE);
    assertThat(pay(6 * MINUTE)).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldBelieveNoCodeNoNewDeviceAndNothingAboutAChange() {
    versions.put(Patterns.read("limit", LIMIT.replace("PAY", "AUTH")), Long.MIN_VALUE);
    reset(0);
    prove(MINUTE, -30 * DAY, "WEBAUTHN");
    assertThat(pay(2 * MINUTE)).as("a change cools off").isEqualTo(Action.HOLD);

    release(3 * MINUTE, Map.of());
    happen("payment", 4 * MINUTE, Map.of("activity", "LIMIT_CHANGE"));
    prove(5 * MINUTE, -30 * DAY, "SMS");
    assertThat(pay(6 * MINUTE)).isEqualTo(Action.STEP_UP);
    prove(7 * MINUTE, -DAY / 2, "WEBAUTHN");
    assertThat(pay(8 * MINUTE)).isEqualTo(Action.STEP_UP);
    prove(9 * MINUTE, -DAY, "U2F");
    assertThat(pay(10 * MINUTE)).isEqualTo(Action.ALLOW);
    assertThat(inForce()).isEmpty();
  }
}
