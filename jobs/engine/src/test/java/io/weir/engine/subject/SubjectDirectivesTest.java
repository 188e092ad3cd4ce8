package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.event.Event;
import io.weir.engine.event.Spread;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Onlooker;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Scope;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people order about an address or its network. */
class SubjectDirectivesTest {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;

  private static final String FAILURES =
      """
      key: %s
      severity: high
      group: SRC
      action: {floor: step-up, scope: %s, ttl: 6h}
      aggregates:
        failures: {count: login, over: 1h, where: 'status == "FAILURE"'}
      when: {on: login, where: 'failures >= 3'}
      """;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final SubjectEvaluator evaluator = new SubjectEvaluator(KeyStage.SOURCE, versions);
  private final Told told = new Told();
  private SubjectState state = new SubjectState();
  private int number;

  SubjectDirectivesTest() {
    versions.put(Patterns.read("failures", FAILURES.formatted("ip", "ip-login")), Long.MIN_VALUE);
  }

  @Test
  void shouldReleaseAnAddressUntilItsPatternHoldsAgain() {
    failures(0);
    assertThat(told.restrictions()).singleElement().matches(one -> !one.released());

    order(1_000, Map.of("activity", "RELEASED", "scope", "IP_LOGIN"));

    Restriction over = told.restrictions().get(1);
    assertThat(over.released()).isTrue();
    assertThat(over.subject()).isEqualTo("192.0.2.7");
    assertThat(over.epoch()).isGreaterThan(told.restrictions().get(0).epoch());
    assertThat(told.decisions())
        .singleElement()
        .matches(Decision::released)
        .matches(one -> one.scope() == Scope.IP_LOGIN && one.subjectType().equals("ip"));
    assertThat(login(2_000, "SUCCESS").met()).as("in the same pane").isEmpty();

    failures(3 * HOUR);
    assertThat(told.restrictions()).last().matches(one -> !one.released());
  }

  @Test
  void shouldPutNothingInForceForWhatHappenedBeforeItWasReleased() {
    failures(0);
    order(120_000, Map.of("activity", "RELEASED", "scope", "IP_LOGIN"));

    login(119_000, "FAILURE");

    assertThat(told.restrictions()).last().matches(Restriction::released);
    assertThat(login(121_000, "SUCCESS").met()).isEmpty();
    failures(3 * HOUR);
    assertThat(told.restrictions()).last().matches(one -> !one.released());
  }

  @Test
  void shouldNotReleaseANetworkWithOneOfItsAddresses() {
    versions.put(
        Patterns.read("network", FAILURES.formatted("subnet", "net-login")), Long.MIN_VALUE);
    failures(0);
    order(1_000, Map.of("activity", "RELEASED"));

    assertThat(told.restrictions())
        .filteredOn(Restriction::released)
        .extracting(Restriction::subjectType)
        .containsExactly("ip");

    order(2_000, Map.of("activity", "RELEASED", "src_ip", "192.0.2.0/24"));
    assertThat(told.restrictions()).last().matches(one -> one.subjectType().equals("subnet"));
    assertThat(told.count(Tallied.NOTHING_RELEASED, 0)).isZero();
  }

  @Test
  void shouldSayOfAReleaseOfNothingThatItIsOver() {
    order(0, Map.of("activity", "RELEASED", "scope", "IP_LOGIN"));

    assertThat(told.count(Tallied.NOTHING_RELEASED, 0)).isEqualTo(1);
    assertThat(told.restrictions()).singleElement().matches(Restriction::released);
  }

  @Test
  void shouldLeaveInForceOnlyWhatOthersAskForWhenAPatternsSignalsAreClosed() {
    String blocking =
        FAILURES
            .formatted("ip", "ip-login")
            .replace("floor: step-up", "floor: block")
            .replace("ttl: 6h", "ttl: 1h")
            .replace("severity: high", "severity: critical");
    versions.put(Patterns.read("blocking", blocking), Long.MIN_VALUE);
    failures(0);
    assertThat(told.restrictions()).last().matches(one -> one.action() == Action.BLOCK);

    order(MINUTE, Map.of("activity", "CLEARED", "pattern_id", "blocking"));

    Restriction left = told.restrictions().get(told.restrictions().size() - 1);
    assertThat(left.released()).isFalse();
    assertThat(left.action()).isEqualTo(Action.STEP_UP);
    assertThat(left.patterns()).containsExactly("failures");
    assertThat(left.then()).isNull();
    assertThat(left.until()).isGreaterThan(Happening.START + 5 * HOUR);

    order(2 * MINUTE, Map.of("activity", "CLEARED", "pattern_id", "failures"));
    assertThat(told.restrictions()).last().matches(Restriction::released);
  }

  @Test
  void shouldFreeNothingByAnOrderFromBeforeItLooked() {
    Versions since =
        new Versions(
            StreamCatalog.shipped(), Patterns.POLICY, new Onlooker(Happening.START + DAY, 0));
    SubjectEvaluator anew = new SubjectEvaluator(KeyStage.SOURCE, since);
    Map<String, Object> fields =
        Map.of("activity", "RELEASED", "scope", "IP_LOGIN", "src_ip", "192.0.2.7");
    Event before = new Happening("directive", "o1", HOUR, HOUR, fields).event();
    Event after = new Happening("directive", "o2", 2 * DAY, 2 * DAY, fields).event();

    Spread.of(before).forEach(one -> anew.eager(one, state, told));
    assertThat(told.restrictions()).isEmpty();
    Spread.of(after).forEach(one -> anew.eager(one, state, told));
    assertThat(told.restrictions()).singleElement().matches(Restriction::released);
  }

  @Test
  void shouldSilenceAnAddressForAWhileAndForgetIt() throws IOException {
    order(0, silence("SUPPRESSED", DAY));
    failures(HOUR);
    assertThat(told.standing()).singleElement().matches(one -> !one.live().enforced());
    assertThat(told.alerts()).isEmpty();
    assertThat(told.restrictions()).isEmpty();

    state = restarted(state);
    failures(DAY + HOUR);
    assertThat(told.alerts()).hasSize(1);

    int rounds = 0;
    for (long next = evaluator.nextEnd(state);
        next < Long.MAX_VALUE && rounds++ < 20;
        next = evaluator.nextEnd(state)) {
      evaluator.onWatermark(state, next, told);
    }
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void shouldRestrictButAlertNobodyWhileSnoozed() {
    order(0, silence("SNOOZED", DAY));
    failures(HOUR);

    assertThat(told.alerts()).isEmpty();
    assertThat(told.restrictions()).hasSize(1);
    assertThat(told.count(Tallied.SNOOZED, 0)).isEqualTo(1);
  }

  private static SubjectState restarted(SubjectState state) throws IOException {
    SubjectWire wire = new SubjectWire(new EventWire(StreamCatalog.shipped()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    wire.write(state.copy(), new DataOutputStream(bytes));
    return wire.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static Map<String, Object> silence(String kind, long until) {
    return Map.of(
        "activity", kind, "pattern_id", "failures", "valid_until", Happening.START + until);
  }

  private void failures(long at) {
    for (int i = 0; i < 3; i++) {
      login(at + i, "FAILURE");
    }
  }

  private Event login(long at, String status) {
    return happen("login", at, Map.of("activity", "LOGON", "status", status));
  }

  private void order(long at, Map<String, Object> fields) {
    happen("directive", at, fields);
  }

  private Event happen(String stream, long at, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(Map.of("src_ip", "192.0.2.7"));
    fields.putAll(more);
    Event event = new Happening(stream, "e" + ++number, at, at, fields).event();
    for (Event one : Spread.of(event)) {
      evaluator.eager(one, state, told);
    }
    return event;
  }
}
