package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A window tuned while the job runs answers at once over all of its new length. */
class TunedWindowTest {
  private static final long MINUTE = 60_000;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final AccountState state = new AccountState();

  @Test
  void shouldLookBackFurtherThanItDidBeforeItWasTuned() {
    versions.put(pattern("10m"), Long.MIN_VALUE);
    pay(0);
    pay(5);
    assertThat(pay(20)).as("within ten minutes").isEqualTo(1);

    versions.put(pattern("30m"), Happening.START + 25 * MINUTE);

    assertThat(pay(28)).as("within thirty").isEqualTo(4);
    assertThat(pay(31)).isEqualTo(4);
  }

  private static Pattern pattern(String window) {
    return Patterns.read(
        "tuned",
        """
        key: account
        severity: low
        group: CTX
        action: {floor: monitor, scope: event, ttl: 1m}
        params:
          window: {value: %s, min: 1m, max: 1h}
        aggregates:
          payments: {count: payment, over: params.window}
        when: {on: payment, where: 'payments >= 0'}
        """
            .formatted(window));
  }

  /** The number of payments in the window as of one in some minute. */
  private long pay(long minute) {
    long time = minute * MINUTE;
    Happening payment =
        new Happening(
            "payment",
            "e" + minute,
            time,
            time,
            Map.of("account_id", "A", "activity", "PAYMENT_INITIATE"));
    long watermark = Happening.START + time - 1;
    evaluator.onWatermark(state, watermark, new Told());
    evaluator.eager(payment.event(), state, watermark, new Told());
    return state.kept.get(state.kept.size() - 1).event.facts().bits(0);
  }
}
