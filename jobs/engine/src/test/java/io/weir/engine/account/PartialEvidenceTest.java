package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.property.Patterns;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rests on what was taken for something missing counts for less. */
final class PartialEvidenceTest extends OneAccount {
  private static final String PAID =
      """
      key: account
      severity: high
      group: DST
      action: {floor: monitor, scope: payment, ttl: 1h}
      aggregates:
        usual: {mean: payment.base_amount_minor, over: 30d, prior: true, atLeast: 10}
      when:
        on: payment
        where: 'activity == "PAYMENT_INITIATE" && !payee_is_own.or(false) && usual.or(0.0) < 9.0'
      """;

  private static final String AFTER =
      """
      key: account
      severity: high
      group: MULE
      action: {floor: monitor, scope: payment, ttl: 1h}
      sequence:
        within: 1h
        steps:
          - received: payment
            where: 'activity == "INBOUND_CREDIT" && counterparty_id.or("?") != "me"'
            times: 2
          - paid: payment
            where: 'activity == "PAYMENT_INITIATE"'
      """;

  PartialEvidenceTest() {
    versions.put(Patterns.read("paid", PAID), Long.MIN_VALUE);
    versions.put(Patterns.read("after", AFTER), Long.MIN_VALUE);
  }

  private void payment(long at, String activity, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("activity", activity);
    happen("payment", at, fields);
  }

  private LiveSignal last(String pattern) {
    List<LiveSignal> said =
        told.signals().stream()
            .map(Signal::live)
            .filter(live -> live.patternId().equals(pattern))
            .toList();
    return said.get(said.size() - 1);
  }

  @Test
  void shouldSayThatItRestsOnWhatWasTakenForAFieldThePaymentOughtToHave() {
    payment(0, "PAYMENT_INITIATE", Map.of());
    assertThat(last("paid").degraded()).isTrue();
    payment(1, "PAYMENT_INITIATE", Map.of("payee_is_own", false));
    assertThat(last("paid").degraded()).as("a new customer's usual amount is no gap").isFalse();
  }

  @Test
  void shouldLookAtEveryEventOfTheMatch() {
    payment(0, "INBOUND_CREDIT", Map.of());
    payment(1, "INBOUND_CREDIT", Map.of("counterparty_id", "C"));
    payment(2, "PAYMENT_INITIATE", Map.of("payee_is_own", false));
    assertThat(last("after").degraded()).isTrue();

    payment(MINUTE * 90, "INBOUND_CREDIT", Map.of("counterparty_id", "C"));
    payment(MINUTE * 91, "INBOUND_CREDIT", Map.of("counterparty_id", "D"));
    payment(MINUTE * 92, "PAYMENT_INITIATE", Map.of("payee_is_own", false));
    assertThat(last("after").degraded()).isFalse();
  }

  @Test
  void shouldSayAgainWhereAnEventThatComesLaterMakesAnotherMatch() {
    payment(10, "INBOUND_CREDIT", Map.of("counterparty_id", "C"));
    payment(11, "INBOUND_CREDIT", Map.of("counterparty_id", "D"));
    payment(12, "PAYMENT_INITIATE", Map.of("payee_is_own", false));
    assertThat(last("after").degraded()).isFalse();
    payment(1, "INBOUND_CREDIT", Map.of());
    assertThat(last("after").degraded()).isTrue();
  }
}
