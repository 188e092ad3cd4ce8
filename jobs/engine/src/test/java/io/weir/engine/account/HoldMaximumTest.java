package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody's money waits longer than the policy lets it wait without a human: three days here. */
class HoldMaximumTest extends OneAccount {
  private static final String LASTING =
      """
      key: account
      severity: high
      group: CHG
      action: {floor: %s, scope: %s, ttl: 7d}
      when: {on: login, where: 'activity == "CONTACT_CHANGE"'}
      """;

  @Test
  void shouldHoldAnOperationNoLonger() {
    lasting("hold", "account-outbound");
    change(0);

    assertThat(pay(MINUTE)).isEqualTo(Action.HOLD);
    assertThat(last().until()).isEqualTo(start(MINUTE + 3 * DAY));
  }

  @Test
  void shouldHoldLaterOperationsAsLongAsThatIsAsked() {
    lasting("hold", "account-outbound");
    change(0);

    assertThat(pay(6 * DAY)).isEqualTo(Action.HOLD);
    assertThat(last().until()).isEqualTo(start(7 * DAY));
    assertThat(pay(7 * DAY)).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldRestrictNoLonger() {
    lasting("hold", "account-outbound");
    change(0);

    Restriction restriction = inForce().get("account A ACCOUNT_OUTBOUND");

    assertThat(restriction.action()).isEqualTo(Action.HOLD);
    assertThat(restriction.until()).isEqualTo(start(3 * DAY));
  }

  @Test
  void shouldSayNothingMoreOfWhatEnded() {
    lasting("hold", "account-outbound");
    change(0);
    int said = told.restrictions().size();

    pay(4 * DAY);

    assertThat(told.restrictions()).hasSize(said);
  }

  @Test
  void shouldAskAgainOrRefuseAsLongAsThatIsAsked() {
    for (String floor : List.of("step-up", "block")) {
      lasting(floor, "account-outbound");
      change(0);
      pay(MINUTE);

      assertThat(last().until()).isEqualTo(start(7 * DAY));
      assertThat(inForce().get("account A ACCOUNT_OUTBOUND").until()).isEqualTo(start(7 * DAY));
    }
  }

  private void lasting(String floor, String scope) {
    versions.put(Patterns.read("lasting", LASTING.formatted(floor, scope)), Long.MIN_VALUE);
  }

  private void change(long at) {
    happen("login", at, Map.of("activity", "CONTACT_CHANGE"));
  }

  private Decision last() {
    return told.decisions().get(told.decisions().size() - 1);
  }
}
