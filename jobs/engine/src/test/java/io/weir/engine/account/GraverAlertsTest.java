package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Alert;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People who were told of something mild are told when it turns out to be grave. */
class GraverAlertsTest extends OneAccount {
  GraverAlertsTest() {
    versions.put(
        Patterns.read(
            "paid",
            """
            key: account
            severity: low
            group: PAY
            action: {floor: monitor, scope: payment, ttl: 1h}
            alternatives:
              - name: alone
                when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
              - name: invited
                severity: high
                sequence:
                  within: 1h
                  steps:
                    - invited: login
                      where: 'activity == "MFA_RESULT"'
                    - paid: payment
                      where: 'activity == "PAYMENT_INITIATE"'
            """),
        Long.MIN_VALUE);
  }

  @Test
  void shouldSayInTheSameAlertThatALateEventMadeItGraver() {
    pay(10 * MINUTE);
    happen("login", 9 * MINUTE, Map.of("activity", "MFA_RESULT"));

    List<Alert> alerts = told.alerts();
    assertThat(alerts).extracting(Alert::id).hasSize(2).containsOnly(alerts.get(0).id());
    assertThat(alerts).extracting(Alert::revision).containsExactly(0, 1);
    assertThat(alerts)
        .extracting(one -> one.signal().severity())
        .containsExactly(Severity.LOW, Severity.HIGH);
    assertThat(alerts).extracting(Alert::count).containsExactly(1, 1);
  }

  @Test
  void shouldSayNothingWhereOnlyTheEvidenceChanged() {
    happen("login", 8 * MINUTE, Map.of("activity", "MFA_RESULT"));
    pay(10 * MINUTE);
    happen("login", 7 * MINUTE, Map.of("activity", "MFA_RESULT"));

    assertThat(told.alerts()).hasSize(1);
  }
}
