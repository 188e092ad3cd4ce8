package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Decision;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens when a candidate's deadline passes, and what keeps it from passing. */
class DeadlineTest {
  private static final long HOUR = 60 * 60 * 1000L;
  private static final long DEADLINE = 12 * HOUR;

  private static final String REMOVED =
      """
      key: account
      severity: high
      group: CHG
      action: {floor: step-up, scope: account, ttl: 24h}
      params:
        wait: {value: 12h, min: 1h, max: 24h}
      sequence:
        steps:
          - removed: login
            where: 'activity == "MFA_FACTOR_DISABLE"'
          - not:
              restored: login
              for: params.wait
              where: 'activity == "MFA_FACTOR_ENABLE" && device_id == removed.device_id'
      """;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final Told told = new Told();
  private AccountState state = new AccountState();
  private long watermark = Happening.START - 1;

  @Test
  void shouldSayNothingUntilTheWatermarkPassesTheDeadline() {
    put(REMOVED, Long.MIN_VALUE);
    login(0, "MFA_FACTOR_DISABLE", "D1");
    login(2 * DEADLINE, "LOGON", "D1");
    pass(DEADLINE - 1);

    assertThat(told.signals()).isEmpty();
    assertThat(evaluator.nextEnd(state)).isEqualTo(Happening.START + DEADLINE);

    pass(DEADLINE);

    assertThat(told.standing()).hasSize(1);
    Signal signal = told.standing().get(0);
    assertThat(signal.live().since()).isEqualTo(Happening.START + DEADLINE);
    assertThat(signal.live().until()).isEqualTo(Happening.START + DEADLINE + 24 * HOUR);
    assertThat(signal.live().sinceId()).isEqualTo("e0-MFA_FACTOR_DISABLE");
  }

  @Test
  void shouldAskForATimerAtTheDeadlineOfWhatMayComeTrueOnly() {
    put(REMOVED, Long.MIN_VALUE);

    assertThat(evaluator.endOf(login(0, "LOGON", "D1"), state)).isNotEqualTo(due(0));
    assertThat(evaluator.endOf(login(1, "MFA_FACTOR_DISABLE", "D1"), state)).isEqualTo(due(1));
  }

  @Test
  void shouldCountTheDeadlineItselfAsTooLateToBlock() {
    put(REMOVED, Long.MIN_VALUE);
    login(0, "MFA_FACTOR_DISABLE", "D1");
    login(1, "MFA_FACTOR_DISABLE", "D2");
    login(DEADLINE, "MFA_FACTOR_ENABLE", "D1");
    login(DEADLINE, "MFA_FACTOR_ENABLE", "D2");
    pass(2 * DEADLINE);

    assertThat(told.standing())
        .extracting(signal -> signal.live().sinceId())
        .containsExactly("e0-MFA_FACTOR_DISABLE");
  }

  @Test
  void shouldDecideAgainWhatCompletedItAndWhatCameAfterTheDeadline() {
    put(REMOVED, Long.MIN_VALUE);
    login(0, "MFA_FACTOR_DISABLE", "D1");
    login(DEADLINE - 1, "LOGON", "D1");
    login(DEADLINE + 1, "LOGON", "D1");
    assertThat(told.decisions()).extracting(Decision::action).containsOnly(Action.ALLOW);

    pass(DEADLINE);

    assertThat(last("e0-MFA_FACTOR_DISABLE").action()).isEqualTo(Action.STEP_UP);
    assertThat(last("e0-MFA_FACTOR_DISABLE").revision()).isEqualTo(1);
    assertThat(last("e%d-LOGON".formatted(DEADLINE - 1)).revision()).isZero();
    assertThat(last("e%d-LOGON".formatted(DEADLINE + 1)).action()).isEqualTo(Action.STEP_UP);
    assertThat(told.restrictions()).hasSize(1);
    assertThat(told.restrictions().get(0).issuedAt()).isEqualTo(due(0));
    assertThat(told.restrictions().get(0).decision()).isEqualTo(last("e0-MFA_FACTOR_DISABLE").id());
    assertThat(told.alerts()).extracting(Alert::issuedAt).containsExactly(due(0));
  }

  @Test
  void shouldWithdrawByWhatComesBehindTheWatermark() {
    put(
        """
        key: account
        severity: high
        group: CHG
        action: {floor: step-up, scope: account, ttl: 24h}
        sequence:
          within: 24h
          steps:
            - begun: login
              where: 'activity == "LOGON"'
            - removed: login
              where: 'activity == "MFA_FACTOR_DISABLE"'
            - not: {restored: login, for: 12h, where: 'activity == "MFA_FACTOR_ENABLE"'}
        """,
        Long.MIN_VALUE);
    login(0, "LOGON", "D1");
    login(1, "MFA_FACTOR_DISABLE", "D1");
    pass(DEADLINE + 1);
    assertThat(told.standing()).hasSize(1);

    login(DEADLINE, "MFA_FACTOR_ENABLE", "D1");

    assertThat(told.standing()).isEmpty();
    assertThat(told.count(Tallied.WITHDRAWN, 0)).isOne();
    assertThat(last("e1-MFA_FACTOR_DISABLE").action()).isEqualTo(Action.ALLOW);
    assertThat(told.restrictions()).hasSize(2);
    assertThat(told.restrictions().get(1).released()).isTrue();
  }

  @Test
  void shouldLapseWhereThePatternIsSwitchedOffBeforeTheDeadline() {
    put(REMOVED, Long.MIN_VALUE);
    versions.put(Patterns.read("p", REMOVED).in(Mode.OFF), Happening.START + HOUR);
    login(0, "MFA_FACTOR_DISABLE", "D1");
    pass(2 * DEADLINE);

    assertThat(told.signals()).isEmpty();
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void shouldLapseWhereThePatternIsRewrittenBeforeTheDeadline() {
    put(REMOVED, Long.MIN_VALUE);
    put(REMOVED.replace("MFA_FACTOR_ENABLE", "MFA_CHALLENGE"), Happening.START + HOUR);
    login(0, "MFA_FACTOR_DISABLE", "D1");
    login(2 * HOUR, "MFA_FACTOR_ENABLE", "D1");
    pass(2 * DEADLINE);

    assertThat(told.signals()).isEmpty();
  }

  @Test
  void shouldKeepTheDeadlineOfItsTimeWhereThePatternIsTuned() {
    put(REMOVED, Long.MIN_VALUE);
    put(REMOVED.replace("value: 12h", "value: 2h"), Happening.START + HOUR);
    login(0, "MFA_FACTOR_DISABLE", "D1");
    pass(DEADLINE - 1);
    assertThat(told.signals()).isEmpty();

    pass(DEADLINE);
    assertThat(told.standing()).hasSize(1);
  }

  @Test
  void shouldLoseNoCandidateToARestart() {
    put(REMOVED, Long.MIN_VALUE);
    login(0, "MFA_FACTOR_DISABLE", "D1");
    state = AccountRun.restarted(state);
    pass(DEADLINE);

    assertThat(told.standing()).hasSize(1);
  }

  @Test
  void shouldJudgeSettledEventsWhenTheirTimeHasCome() {
    put(
        """
        key: account
        severity: high
        group: CHG
        action: {floor: step-up, scope: account, ttl: 24h}
        settle: 2m
        when: {on: login, where: 'activity == "MFA_FACTOR_DISABLE"'}
        """,
        Long.MIN_VALUE);
    login(0, "MFA_FACTOR_DISABLE", "D1");
    pass(119_999);
    assertThat(told.signals()).isEmpty();

    pass(120_000);
    assertThat(told.standing()).hasSize(1);
    assertThat(told.standing().get(0).live().since()).isEqualTo(Happening.START + 120_000);
    assertThat(last("e0-MFA_FACTOR_DISABLE").action()).isEqualTo(Action.STEP_UP);
  }

  @Test
  void shouldBelieveASilenceOnlyWhereItWasListenedToAsLong() {
    put(
        """
        key: account
        severity: high
        group: MULE
        action: {floor: step-up, scope: account, ttl: 24h}
        sequence:
          steps:
            - not: {seen: login, for: 30d}
            - back: login
        """,
        Happening.START);
    login(29 * 24 * HOUR, "LOGON", "D1");
    login(60 * 24 * HOUR, "LOGON", "D1");

    assertThat(told.standing()).extracting(Signal::warming).containsExactly(true, false);
  }

  @Test
  void shouldWarmUpForNothingWhereOnlyWhatFollowsMustBeMissing() {
    put(REMOVED, Happening.START);
    login(1, "MFA_FACTOR_DISABLE", "D1");
    pass(2 * DEADLINE);

    assertThat(told.standing()).extracting(Signal::warming).containsExactly(false);
  }

  private void put(String text, long effectiveFrom) {
    Pattern pattern = Patterns.read("p", text);
    versions.put(pattern, effectiveFrom);
  }

  private Event login(long at, String activity, String device) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("account_id", "A");
    fields.put("activity", activity);
    fields.put("device_id", device);
    fields.put("status", "SUCCESS");
    String id = "e" + at + "-" + activity;
    Event event = new Happening("login", id + suffix(id), at, at, fields).event();
    evaluator.eager(event, state, watermark, told);
    return event;
  }

  /** Two events of one millisecond and kind have two ids. */
  private String suffix(String id) {
    List<String> ids = state.kept.stream().map(kept -> kept.event.id()).toList();
    return ids.contains(id) ? "-again" : "";
  }

  private void pass(long time) {
    watermark = Happening.START + time;
    evaluator.onWatermark(state, watermark, told);
  }

  private static long due(long at) {
    return Happening.START + at + DEADLINE;
  }

  private Decision last(String trigger) {
    return told.decisions().stream()
        .filter(one -> one.trigger().id().equals(trigger))
        .reduce((a, b) -> b)
        .orElseThrow();
  }
}
