package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.engine.decision.Decision;
import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Action;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final long TIME = 1_000_000;

  private final StreamSchema signals = StreamCatalog.shipped().stream("signal");
  private final AccountState state = new AccountState();
  private final Told told = new Told();

  @Test
  void shouldLeaveAMarkUntilTheSignalEnds() {
    new Marks().take(notice(TIME + 60_000), state, told);

    assertThat(state.live).hasSize(1);
    assertThat(state.live.get(0).until()).isEqualTo(TIME + 60_000);
  }

  @Test
  void shouldRememberWhetherTheSignalRestsOnWhatWasNotKnown() {
    new Marks().take(notice("n1", "s1", true), state, told);
    new Marks().take(notice("n2", "s2", false), state, told);

    assertThat(state.live)
        .extracting(LiveSignal::id, LiveSignal::degraded)
        .containsExactly(tuple("s1", true), tuple("s2", false));
  }

  @Test
  void shouldLeaveNoMarkWhereTheNoticeDoesNotSayItsEnd() {
    new Marks().take(notice(null), state, told);

    assertThat(state.live).isEmpty();
  }

  @Test
  void shouldReviseWhatTheMarkConcernsKnowingTheSignalsThatEndedSince() {
    AccountEvaluator evaluator = payouts();
    evaluator.onWatermark(state, TIME + 400_000, told);

    evaluator.eager(notice(TIME + 60_000), state, TIME + 400_000, told);

    assertThat(told.decisions())
        .extracting(Decision::revision, Decision::action, one -> one.signals().size())
        .containsExactly(tuple(0, Action.HOLD, 1), tuple(1, Action.HOLD, 2));
  }

  @Test
  void shouldNotLiftTheCapOfWhatTheAccountItselfShowed() {
    AccountEvaluator evaluator = payouts(CAPPED);

    evaluator.eager(notice(TIME + 60_000), state, Long.MIN_VALUE, told);

    assertThat(told.decisions())
        .extracting(Decision::revision, Decision::action, Decision::score)
        .containsExactly(tuple(0, Action.HOLD, 80.0), tuple(1, Action.HOLD, 80.7));
  }

  @Test
  void shouldLeaveWhatWasDecidedWithSignalsNoLongerKnown() {
    AccountEvaluator evaluator = payouts();
    evaluator.onWatermark(state, TIME + 3_600_000, told);
    assertThat(state.kept).as("the operation").isNotEmpty();
    assertThat(state.live).isEmpty();

    evaluator.eager(notice(TIME + 60_000), state, TIME + 3_600_000, told);

    assertThat(told.decisions()).extracting(Decision::revision).containsExactly(0);
  }

  /** A payout a second after the notice's time was held, for a minute; it is kept for a day. */
  private AccountEvaluator payouts() {
    return payouts(PAYOUTS);
  }

  private AccountEvaluator payouts(String pattern) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("payouts", pattern), Long.MIN_VALUE);
    AccountEvaluator evaluator = new AccountEvaluator(versions);
    Map<String, Object> fields = Map.of("account_id", "A", "activity", "PAYMENT_INITIATE");
    long after = TIME + 1_000 - Happening.START;
    Event payout = new Happening("payment", "e1", after, after, fields).event();
    evaluator.eager(payout, state, Long.MIN_VALUE, told);
    return evaluator;
  }

  private static final String PAYOUTS =
      """
      key: account
      severity: high
      group: CTX
      action: {floor: hold, scope: payment, ttl: 1m}
      sequence:
        within: 1d
        steps:
          - entry: login
            where: 'activity == "LOGON"'
            optional: true
          - paid: payment
            where: 'activity == "PAYMENT_INITIATE"'
      """;

  private static final String CAPPED =
      PAYOUTS
          .replace("severity: high", "severity: critical")
          .replace("floor: hold", "floor: hold, cap: hold");

  private Event notice(Long expires) {
    return notice("n1", "s1", expires, false);
  }

  private Event notice(String id, String signal, boolean degraded) {
    return notice(id, signal, TIME + 60_000, degraded);
  }

  private Event notice(String id, String signal, Long expires, boolean degraded) {
    RowBuilder row =
        new RowBuilder(signals.layout())
            .set("event_id", id)
            .set("tenant_id", "t1")
            .set("event_time", TIME)
            .set("activity", "RAISED")
            .set("account_id", "A")
            .set("signal_id", signal)
            .set("degraded", degraded)
            .set("pattern_id", "cred-stuffing-source")
            .set("version", 1L)
            .set("key_dimension", "ip")
            .set("mode", "ENFORCE")
            .set("severity", "LOW")
            .set("group", "SRC")
            .set("expires_at", expires);
    return new Event(signals, row.build(), TIME, TIME, false);
  }
}
