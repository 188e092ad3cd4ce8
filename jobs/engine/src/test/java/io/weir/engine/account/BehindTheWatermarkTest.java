package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.event.Event;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Statements about signals, lists and labels come beside event time, behind the watermark. What is
 * asked again because of one is asked of all that was there when it was asked first.
 */
class BehindTheWatermarkTest extends OneAccount {
  private static final String ALARMED =
      """
      key: account
      severity: high
      group: CHG
      action: {floor: hold, scope: payment, ttl: 24h}
      aggregates:
        alarms: {count: signal, over: 10m, where: 'pattern_id == "other"'}
      reason: '{alarms} alarms'
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE" && alarms >= %d'}
      """;

  private static final String LISTED =
      """
      key: account
      severity: high
      group: CHG
      action: {floor: hold, scope: payment, ttl: 24h}
      aggregates:
        sure: {strongest: indicator.confidence, per: source, until: valid_until, over: 30d, where: 'list == "BLOCK"'}
      reason: 'listed, {sure}'
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE" && sure.or(0) >= 80'}
      """;

  private static final String SPENT =
      """
      key: account
      severity: high
      group: CHG
      action: {floor: hold, scope: payment, ttl: 24h}
      aggregates:
        paid:
          sum: payment.base_amount_minor
          over: 10m
          where: 'activity == "PAYMENT_INITIATE"'
          takenBack: {disposition: 'verdict == "CONFIRMED_FRAUD"', of: original_event_id}
      reason: 'paid {paid}'
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE" && paid >= 1000'}
      """;

  private long passed = Long.MIN_VALUE;

  BehindTheWatermarkTest() {
    versions.put(Patterns.read("invited", INVITED.formatted("monitor")), Long.MIN_VALUE);
  }

  @Test
  void shouldStillHoldWhereOneMoreSignalComesBehindTheWatermark() {
    versions.put(Patterns.read("alarmed", ALARMED.formatted(2)), Long.MIN_VALUE);
    take(signal(1, "s0", true));
    take(signal(2, "s1", true));
    take(payment(10, 1));
    pass(13);

    take(signal(9, "s2", true));

    assertThat(actions()).containsOnly(Action.HOLD);
    assertThat(reasons()).containsExactly("3 alarms");
  }

  @Test
  void shouldStillHoldWhereOneOfThreeSignalsIsWithdrawnBehindTheWatermark() {
    versions.put(Patterns.read("alarmed", ALARMED.formatted(2)), Long.MIN_VALUE);
    take(signal(1, "s0", true));
    take(signal(2, "s1", true));
    take(signal(9, "s2", true));
    take(payment(10, 1));
    pass(13);

    take(signal(9, "s2", false));

    assertThat(reasons()).containsExactly("2 alarms");
  }

  @Test
  void shouldHoldWhereTheLastSignalThatLacksComesBehindTheWatermark() {
    versions.put(Patterns.read("alarmed", ALARMED.formatted(3)), Long.MIN_VALUE);
    take(signal(1, "s0", true));
    take(signal(2, "s1", true));
    take(payment(10, 1));
    pass(13);

    take(signal(9, "s2", true));

    assertThat(actions()).containsExactly(Action.ALLOW, Action.HOLD);
  }

  @Test
  void shouldStillHoldForAListingWhoseSourceHasTakenItBackSince() {
    versions.put(Patterns.read("listed-here", LISTED), Long.MIN_VALUE);
    take(listing(1, "sure", 90));
    take(payment(10, 1));
    for (int minute = 11; minute < 50; minute++) {
      take(listing(minute, "sure", 10));
      pass(minute);
    }

    take(listing(9, "unsure", 20));

    assertThat(actions()).containsOnly(Action.HOLD);
    assertThat(reasons()).containsExactly("listed, 90");
  }

  @Test
  void shouldStillHoldForWhatWasPaidWhereALabelComesBehindTheWatermark() {
    versions.put(Patterns.read("spent", SPENT), Long.MIN_VALUE);
    take(payment(1, 900));
    take(payment(2, 5));
    take(payment(10, 200));
    pass(13);

    take(label(9, "p2"));

    assertThat(last(10)).isEqualTo(Action.HOLD);
    assertThat(reasons()).containsExactly("paid 1100");
  }

  @Test
  void shouldForgetSignalsWithTheEventsThatMayBeAskedAgain() {
    versions.put(Patterns.read("alarmed", ALARMED.formatted(2)), Long.MIN_VALUE);
    take(signal(1, "s0", true));
    take(payment(10, 1));
    int looks = 0;
    long next = evaluator.nextEnd(state);
    while (next < Long.MAX_VALUE) {
      evaluator.onWatermark(state, next, told);
      next = evaluator.nextEnd(state);
      looks++;
    }

    assertThat(state.isEmpty()).isTrue();
    assertThat(looks).isLessThan(12);
  }

  private void take(Event event) {
    evaluator.eager(event, state, passed, told);
  }

  private void pass(long minute) {
    passed = start(minute * MINUTE);
    evaluator.onWatermark(state, passed, told);
  }

  private static Event payment(long minute, long minor) {
    Map<String, Object> fields =
        Map.of(
            "activity",
            "PAYMENT_INITIATE",
            "direction",
            "DBIT",
            "account_id",
            "A",
            "base_amount_minor",
            minor);
    return event("payment", "p" + minute, minute, fields);
  }

  private static Event listing(long minute, String source, long confidence) {
    Map<String, Object> fields =
        Map.of(
            "activity",
            "LISTED",
            "account_id",
            "A",
            "list",
            "BLOCK",
            "source",
            source,
            "confidence",
            confidence,
            "valid_until",
            start(30 * DAY));
    return event("indicator", "i" + minute + source, minute, fields);
  }

  private static Event label(long minute, String payment) {
    Map<String, Object> fields =
        Map.of(
            "activity",
            "LABELLED",
            "account_id",
            "A",
            "verdict",
            "CONFIRMED_FRAUD",
            "original_event_id",
            payment);
    return event("disposition", "d" + minute, minute, fields);
  }

  private static Event signal(long minute, String id, boolean raised) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("activity", raised ? "RAISED" : "WITHDRAWN");
    fields.put("signal_id", id);
    fields.put("revision", raised ? 0L : 1L);
    fields.put("version", 1L);
    fields.put("pattern_id", "other");
    fields.put("alternative", "other");
    fields.put("severity", "LOW");
    fields.put("mode", "ENFORCE");
    fields.put("account_id", "A");
    fields.put("group", "CTX");
    fields.put("key_dimension", "account");
    fields.put("key", "A");
    fields.put("event_ids", List.of("x"));
    fields.put("reason", "r");
    fields.put("expires_at", start(DAY));
    fields.put("degraded", false);
    return event("signal", id, minute, fields);
  }

  private static Event event(String stream, String id, long minute, Map<String, Object> fields) {
    return new Happening(stream, id, minute * MINUTE, minute * MINUTE, fields).event();
  }

  private Action last(long minute) {
    return told.decisions().stream()
        .filter(one -> one.trigger().time() == start(minute * MINUTE))
        .reduce((a, b) -> b)
        .orElseThrow()
        .action();
  }

  private List<Action> actions() {
    return told.decisions().stream().map(Decision::action).toList();
  }

  private List<String> reasons() {
    return told.standing().stream()
        .filter(one -> one.live().since() == start(10 * MINUTE))
        .map(one -> one.live().reason())
        .toList();
  }
}
