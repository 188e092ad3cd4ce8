package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.schemas.StreamCatalog;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What must not follow stands between the steps as well, for as long as the pattern looks back. */
class NextBeforeSilenceTest {
  private static final long SECOND = 1_000;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final AccountState state = new AccountState();
  private final Told told = new Told();

  @Test
  void shouldNotTakeForTheNextWhatALoginStandsBefore() {
    versions.put(
        Patterns.read(
            "add-then-pay",
            """
            key: account
            severity: low
            group: CTX
            action: {floor: monitor, scope: event, ttl: 1m}
            sequence:
              within: 60s
              steps:
                - add: payment
                  where: 'activity == "PAYEE_ADD"'
                - pay: payment
                  next: true
                  where: 'activity == "PAYMENT_INITIATE"'
                - not: {back: login, for: 10s, where: 'activity == "LOGON"'}
            """),
        Long.MIN_VALUE);
    happens("payment", "e1", 0, "PAYEE_ADD");
    happens("login", "e2", 10, "LOGON");
    happens("payment", "e3", 40, "PAYMENT_INITIATE");
    evaluator.onWatermark(state, Happening.START + 45 * SECOND, told);
    evaluator.onWatermark(state, Happening.START + 60 * SECOND, told);

    assertThat(told.standing()).as("a login came between, thirty seconds before").isEmpty();
  }

  private void happens(String stream, String id, long second, String activity) {
    long time = second * SECOND;
    Map<String, Object> fields = Map.of("account_id", "A", "activity", activity);
    evaluator.eager(
        new Happening(stream, id, time, time, fields).event(),
        state,
        Happening.START + time - 1,
        told);
  }
}
