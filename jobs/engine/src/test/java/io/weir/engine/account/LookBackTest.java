package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.SignalStream;
import io.weir.schemas.StreamCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What asking the kept events costs, and what it survives. */
class LookBackTest {
  private static final String COSTLY =
      "{within: 1h, steps: [{a: login, where: 'activity == \"LOGON\"'},"
          + " {b: login, where: 'activity == \"LOGOFF\" && device_id == a.device_id'},"
          + " {c: login, where: 'activity == \"LOCK\" && device_id == a.device_id'},"
          + " {d: payment, where: 'device_id == c.device_id'}]}";

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final AccountState state = new AccountState();
  private final Told told = new Told();
  private int events;

  @Test
  void shouldCountMoreThanSixtyThreeTimes() {
    pattern("{within: 1h, steps: [{a: login, times: 100}, {b: payment}]}");
    for (int i = 0; i < 99; i++) {
      login("LOGON", "D1");
    }
    payment("PAYMENT_INITIATE", "D1");
    assertThat(told.standing()).isEmpty();

    login("LOGON", "D1");
    payment("PAYMENT_INITIATE", "D1");

    assertThat(told.standing()).hasSize(1);
  }

  @Test
  void shouldNotGiveUpOnAFloodThatLeadsNowhere() {
    pattern(
        "{within: 1h, steps: [{a: login, where: 'activity == \"LOGON\"', times: 5..},"
            + " {b: login, where: 'activity == \"LOGOFF\"'}, {c: login, where: 'activity == \"LOCK\"'},"
            + " {d: payment}]}");
    for (int i = 0; i < 200; i++) {
      login(i % 2 == 0 ? "LOGON" : "LOGOFF", "D1");
    }
    payment("PAYMENT_INITIATE", "D1");

    assertThat(told.standing()).isEmpty();
    assertThat(told.count(Tallied.LOOK_BACK_EXHAUSTED, 0)).isZero();
  }

  @Test
  void shouldFindTheMatchThatAFloodOfDecoysHides() {
    pattern(
        "{within: 1h, steps: [{a: login, where: 'activity == \"LOGON\"'},"
            + " {b: login, where: 'activity == \"LOGOFF\"'}, {c: login, where: 'activity == \"LOCK\"'},"
            + " {d: payment, where: 'device_id == a.device_id && device_id == b.device_id"
            + " && device_id == c.device_id'}]}");
    for (int i = 0; i < 70; i++) {
      login("LOGON", "decoy" + i);
      login("LOGOFF", "decoy" + i);
      login("LOCK", "decoy" + i);
    }
    login("LOGON", "D1");
    login("LOGOFF", "D1");
    login("LOCK", "D1");
    payment("PAYMENT_INITIATE", "D1");

    assertThat(told.standing()).hasSize(1);
    assertThat(told.count(Tallied.LOOK_BACK_EXHAUSTED, 0)).isZero();
  }

  @Test
  void shouldSayWhenItGivesUp() {
    pattern(COSTLY);
    flood();
    payment("PAYMENT_INITIATE", "D2");

    assertThat(told.count(Tallied.LOOK_BACK_EXHAUSTED, 0)).isPositive();
    assertThat(told.standing()).hasSize(1);
    LiveSignal said = told.standing().get(0).live();
    assertThat(said.patternId()).isEqualTo(SignalStream.SEARCH_CUT);
    assertThat(said.values()).containsEntry("pattern", "look-back");
    assertThat(said.effects()).isEmpty();
  }

  @Test
  void shouldAskForTheOtherAlternativesWhereOneIsGivenUp() {
    twoWays();
    flood();
    payment("PAYMENT_INITIATE", "D2");

    assertThat(told.count(Tallied.LOOK_BACK_EXHAUSTED, 0)).isPositive();
    assertThat(told.standing())
        .extracting(one -> one.live().patternId() + " " + one.live().alternative())
        .containsExactlyInAnyOrder("two-ways simple", SignalStream.SEARCH_CUT + " ");
  }

  @Test
  void shouldKeepWhatStandsWhereTheQuestionIsGivenUp() {
    twoWays();
    events = 500;
    login("LOGON", "D2");
    login("LOGOFF", "D2");
    login("LOCK", "D2");
    payment("PAYMENT_INITIATE", "D2");
    assertThat(alternatives()).containsExactly("costly");

    events = 0;
    flood();

    assertThat(told.count(Tallied.LOOK_BACK_EXHAUSTED, 0)).isPositive();
    assertThat(alternatives()).containsExactly("costly");
  }

  private List<String> alternatives() {
    return told.standing().stream()
        .filter(one -> one.live().patternId().equals("two-ways"))
        .map(one -> one.live().alternative())
        .toList();
  }

  private void twoWays() {
    versions.put(
        Patterns.read(
            "two-ways",
            """
            key: account
            severity: low
            group: CTX
            action: {floor: monitor, scope: event, ttl: 1m}
            alternatives:
              - name: costly
                severity: high
                sequence: %s
              - name: simple
                when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
            """
                .formatted(COSTLY)),
        Long.MIN_VALUE);
  }

  private void flood() {
    for (int i = 0; i < 70; i++) {
      login("LOGON", "D1");
      login("LOGOFF", "D1");
      login("LOCK", "D1");
    }
  }

  @Test
  void shouldTellOfAnEarlierEventThatComesLateForTheSameStep() {
    pattern("{within: 1h, steps: [{a: payment, times: 1..2}]}");
    Happening first = happening("payment", "PAYMENT_INITIATE", "D1", "A");
    Happening second = happening("payment", "PAYMENT_INITIATE", "D1", "A");
    pass(second);
    pass(first);

    assertThat(told.standing())
        .extracting(signal -> signal.live().evidence())
        .containsExactlyInAnyOrder(List.of("e0001"), List.of("e0001", "e0002"));
  }

  @Test
  void shouldRaiseNothingForAnEventOfNoAccount() {
    pattern("{within: 1h, steps: [{a: login, times: 1}]}");
    evaluator.eager(happening("login", "LOGON", "D1", null).event(), state, Happening.START, told);

    assertThat(told.standing()).isEmpty();
    assertThat(told.decisions()).hasSize(1);
  }

  private void pattern(String sequence) {
    versions.put(
        Patterns.read(
            "look-back",
            """
            key: account
            severity: low
            group: CTX
            action: {floor: monitor, scope: event, ttl: 1m}
            sequence: %s
            """
                .formatted(sequence)),
        Long.MIN_VALUE);
  }

  private void login(String activity, String device) {
    pass(happening("login", activity, device, "A"));
  }

  private void payment(String activity, String device) {
    pass(happening("payment", activity, device, "A"));
  }

  private void pass(Happening happening) {
    evaluator.eager(happening.event(), state, Happening.START - 1, told);
  }

  private Happening happening(String stream, String activity, String device, String account) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("activity", activity);
    fields.put("device_id", device);
    fields.put("account_id", account);
    int number = ++events;
    return new Happening(stream, "e%04d".formatted(number), number, number, fields);
  }
}
