package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.event.Event;
import io.weir.engine.event.Pending;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.outlet.Stopwatch;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where everything waits for the watermark, nothing is decided before what happened before it. */
class SettledOperationsTest extends OneAccount {
  SettledOperationsTest() {
    versions.put(Patterns.read("reset", RESET.formatted("CHG")), Long.MIN_VALUE);
  }

  @Test
  void shouldDecideALateOneByWhatHappenedBefore() {
    settle(evaluator, happening("login", "r", MINUTE, Map.of("activity", "PASSWORD_RESET")));
    settle(evaluator, payment("p", 2 * MINUTE).tooLate());

    evaluator.onWatermark(state, Long.MAX_VALUE, told);

    assertThat(told.decisions())
        .filteredOn(decision -> decision.trigger().id().equals("p"))
        .singleElement()
        .extracting(Decision::action)
        .isEqualTo(Action.HOLD);
  }

  @Test
  void shouldDecideALateOneThatIsSentAgainOnce() {
    settle(evaluator, payment("p", MINUTE));
    settle(evaluator, payment("p", MINUTE).appendedAt(60 * MINUTE).tooLate());

    evaluator.onWatermark(state, Long.MAX_VALUE, told);

    assertThat(told.decisions()).hasSize(1);
    assertThat(told.count(Tallied.DUPLICATE, 0)).isEqualTo(1);
  }

  @Test
  void shouldLetAllWaitWhereTheInputEnds() {
    AccountEvaluator bounded = new AccountEvaluator(versions, Stopwatch.none(), Integer.MAX_VALUE);
    for (int i = 0; i <= Pending.MOST; i++) {
      settle(bounded, happening("login", "e" + i, i, Map.of("activity", "LOGON")));
    }

    assertThat(state.pendingEvents()).isEqualTo(Pending.MOST + 1);
  }

  private void settle(AccountEvaluator by, Happening one) {
    Event event = one.event();
    by.settle(event, state, Long.MIN_VALUE, told);
  }

  private static Happening payment(String id, long time) {
    return happening(
        "payment",
        id,
        time,
        Map.of("activity", "PAYMENT_INITIATE", "direction", "DBIT", "base_amount_minor", 60_000L));
  }

  private static Happening happening(
      String stream, String id, long time, Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("account_id", "A");
    return new Happening(stream, id, time, time, all);
  }
}
