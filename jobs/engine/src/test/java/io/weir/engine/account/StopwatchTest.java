package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Pending;
import io.weir.engine.outlet.Stopwatch;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.subject.SubjectEvaluator;
import io.weir.engine.subject.SubjectState;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of one event in so many it is told how long each pattern took. */
class StopwatchTest {
  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final Told told = new Told();

  /** Each look at it is 5 ns after the one before. */
  private long now;

  private final Stopwatch stopwatch = new Stopwatch(() -> now += 5);

  private void put(String id, String key) {
    versions.put(
        Patterns.read(
            id,
            """
            key: %s
            severity: high
            group: CTX
            action: {floor: hold, scope: payment, ttl: 1h}
            when: {on: payment, where: 'activity == "PAYMENT_INITIATE" && base_amount_minor > 5'}
            """
                .formatted(key)),
        Long.MIN_VALUE);
  }

  private static Happening payment(int number) {
    return new Happening(
        "payment",
        "e" + number,
        number,
        number,
        Map.of("account_id", "A", "device_id", "D", "activity", "PAYMENT_INITIATE"));
  }

  @Test
  void shouldTellOfOneEventInManyWhatEachPatternOfAnAccountTook() {
    put("one", "account");
    put("other", "account");
    AccountEvaluator evaluator = new AccountEvaluator(versions, stopwatch, Pending.MOST);
    AccountState state = new AccountState();
    for (int i = 1; i < 3 * Stopwatch.EVERY; i++) {
      evaluator.eager(payment(i).event(), state, Long.MIN_VALUE, told);
    }

    assertThat(told.took("one")).isEqualTo(List.of(5L, 5L));
    assertThat(told.took("other")).isEqualTo(List.of(5L, 5L));
    assertThat(now).as("the clock is read for no other event").isEqualTo(2 * 2 * 2 * 5);
  }

  @Test
  void shouldTellTheSameOfKeysThatMayBeHot() {
    put("one", "device");
    SubjectEvaluator evaluator =
        new SubjectEvaluator(KeyStage.DEVICE, versions, stopwatch, Pending.MOST);
    SubjectState state = new SubjectState();
    for (int i = 1; i <= Stopwatch.EVERY; i++) {
      evaluator.eager(payment(i).event(), state, told);
    }

    assertThat(told.took("one")).isEqualTo(List.of(5L));
  }

  @Test
  void shouldTakeNoTimeWhereNobodyAsks() {
    put("one", "account");
    AccountEvaluator evaluator = new AccountEvaluator(versions);
    AccountState state = new AccountState();
    for (int i = 1; i <= Stopwatch.EVERY; i++) {
      evaluator.eager(payment(i).event(), state, Long.MIN_VALUE, told);
    }

    assertThat(told.took("one")).isEmpty();
  }
}
