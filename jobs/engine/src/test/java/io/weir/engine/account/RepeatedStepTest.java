package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.schemas.StreamCatalog;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sequence of one step that takes several events. */
class RepeatedStepTest {
  private static final String THREE_PAYMENTS =
      """
      key: account
      severity: high
      group: PAY
      action: {floor: hold, scope: payment, ttl: 1h}
      sequence: {within: 1h, steps: [{paid: payment, times: 3}]}
      """;

  @Test
  void shouldHoldWhereTheOneThatWasMissingComesLate() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("p", THREE_PAYMENTS), Long.MIN_VALUE);
    AccountEvaluator evaluator = new AccountEvaluator(versions);
    AccountState state = new AccountState();
    Told told = new Told();

    for (long at : new long[] {1, 3, 2}) {
      evaluator.eager(payment(at).event(), state, Happening.START - 1, told);
    }

    assertThat(told.standing())
        .extracting(signal -> signal.live().evidence().toString())
        .containsExactly("[e1, e2, e3]");
    assertThat(told.count(Tallied.RAISED_LATE, 0)).isEqualTo(1);
  }

  private static Happening payment(long at) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", "PAYMENT_INITIATE");
    return new Happening("payment", "e" + at, at, at, fields);
  }
}
