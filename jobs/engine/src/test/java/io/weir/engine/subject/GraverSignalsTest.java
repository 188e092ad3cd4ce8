package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Alert;
import io.weir.engine.event.Event;
import io.weir.engine.event.Spread;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A graver signal of a pattern counts until its own end, though the pattern holds in a milder way
 * later: what an attacker achieves must not make the address he came from look better.
 */
final class GraverSignalsTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final String GUESSING =
      """
      key: ip
      severity: medium
      group: SRC
      action: {floor: step-up, scope: ip-login, ttl: 10h}
      aggregates:
        names: {distinct: login.username_hash, over: 1h, where: 'status == "FAILURE"'}
        accounts: {distinct: login.account_id, over: 4h, where: 'status == "SUCCESS"'}
      alternatives:
        - name: names
          severity: high
          action: {floor: block, scope: ip-login, ttl: 6h}
          when: {on: login, where: 'names >= 3 && status == "FAILURE"'}
        - name: accounts
          when: {on: login, where: 'accounts >= 2 && status == "SUCCESS"'}
      """;

  /** The signals of an address that a pattern holds for, as a savepoint of format 4 has them. */
  private static final String SIGNALS =
      "00010020666263383439303436356265306165623432396333383762313531366465333700047365"
          + "656e00000001000000044849474800035352430002697000093139322e302e322e370000019b8b74"
          + "1800000265310000019b8cbdaf00010007535445505f55500005424c4f434b000849505f4c4f4749"
          + "4e0000019b8cbdaf000101000265310006412063617365";

  /** The address, as a savepoint of then has it. */
  private static final String ONE_SIGNAL =
      "040000019b8b7418000000019b8b7418007fffffffffffffff00010004e0646ea9421d77e8000000"
          + "0000000000000000000000000000000000000000000000000000000001000c69703d3139322e302e"
          + "322e370000"
          + SIGNALS
          + "000100047365656e000000000001000e7365656e7c3139322e302e322e3700203936646231373161"
          + "643363333334653232346662346435633064336636353065000000000000019b8bab068000000001"
          + "0000019b8b7418000001000849505f4c4f47494e0007535445505f55500000019b8cbdaf00000000";

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final SubjectEvaluator evaluator = new SubjectEvaluator(KeyStage.SOURCE, versions);
  private final Told told = new Told();
  private SubjectState state = new SubjectState();
  private int number;

  GraverSignalsTest() {
    versions.put(Patterns.read("guessing", GUESSING), Long.MIN_VALUE);
  }

  @Test
  void shouldCountTheGraverUntilItsEndAndTheMilderBeyondIt() throws IOException {
    failures(0);
    successes(2 * HOUR);
    restart();

    assertThat(gravest(3 * HOUR)).isEqualTo("names HIGH BLOCK");
    pass(5 * HOUR);
    restart();
    assertThat(gravest(6 * HOUR)).isEqualTo("names HIGH BLOCK");
    assertThat(gravest(6 * HOUR + 10)).isEqualTo("accounts MEDIUM STEP_UP");
    pass(7 * HOUR);
    assertThat(gravest(11 * HOUR)).isEqualTo("accounts MEDIUM STEP_UP");
    assertThat(gravest(12 * HOUR + 10)).isEqualTo("none");
  }

  @Test
  void shouldSayInTheSameAlertThatItBecameGraver() {
    successes(0);
    failures(10);

    List<Alert> alerts = told.alerts();
    assertThat(alerts)
        .extracting(one -> one.signal().alternative())
        .containsExactly("accounts", "names");
    assertThat(alerts).extracting(Alert::id).containsOnly(alerts.get(0).id());
    assertThat(alerts).extracting(Alert::revision).containsExactly(0, 1);
    assertThat(alerts).extracting(Alert::count).containsExactly(1, 1);
  }

  @Test
  void shouldKeepOneOfManyThatAskForTheSame() {
    failures(0);
    for (int i = 1; i < 5; i++) {
      successes(i * HOUR);
      failures(i * HOUR + HOUR / 2);
    }

    assertThat(signals()).extracting(LiveSignal::alternative).containsOnlyOnce("accounts", "names");
  }

  @Test
  void shouldKeepTheGraverWhereTheMilderEndsFirst() throws IOException {
    versions.put(
        Patterns.read("guessing", GUESSING.replace("ttl: 10h", "ttl: 1h")), Happening.START + HOUR);
    failures(0);
    successes(2 * HOUR);

    pass(4 * HOUR);
    restart();

    assertThat(gravest(5 * HOUR)).isEqualTo("names HIGH BLOCK");
  }

  @Test
  void shouldReleaseNothingThatTheGraverStillAsksFor() {
    versions.put(
        Patterns.read("guessing", GUESSING.replace("step-up", "monitor")), Happening.START + HOUR);
    failures(0);
    successes(2 * HOUR);
    happen(
        "directive",
        3 * HOUR,
        Map.of("activity", "CLEARED", "pattern_id", "other", "event_time", Happening.START));

    assertThat(told.restrictions()).noneMatch(one -> one.released());
    assertThat(told.restrictions().get(0).action()).isEqualTo(Action.BLOCK);
  }

  @Test
  void shouldForgetAllOfIt() {
    failures(0);
    successes(2 * HOUR);

    int rounds = 0;
    for (long next = evaluator.nextEnd(state);
        next < Long.MAX_VALUE && rounds++ < 100;
        next = evaluator.nextEnd(state)) {
      evaluator.onWatermark(state, next, told);
    }

    assertThat(state.isEmpty()).isTrue();
  }

  /** Whoever reads them as one of each pattern, the last, finds the newest as ever. */
  @Test
  void shouldReadWhatWasWrittenWhenOneSignalOfAPatternWasKept() throws IOException {
    state = read(HexFormat.of().parseHex(ONE_SIGNAL));

    assertThat(gravest(HOUR)).isEqualTo(" HIGH STEP_UP");
    assertThat(HexFormat.of().formatHex(bytes())).contains(SIGNALS);
  }

  private List<LiveSignal> signals() {
    return List.copyOf(state.subs.get("ip=192.0.2.7").standing().signals());
  }

  /** What an operation finds of the address, the gravest of it. */
  private String gravest(long at) {
    Event event = happen("login", at, Map.of("activity", "LOGON", "status", "UNKNOWN"));
    LiveSignal gravest = null;
    for (LiveSignal signal : event.met()) {
      boolean graver = gravest == null || signal.severity().compareTo(gravest.severity()) > 0;
      gravest = graver ? signal : gravest;
    }
    return gravest == null
        ? "none"
        : gravest.alternative() + " " + gravest.severity() + " " + gravest.effects().get(0).floor();
  }

  private void failures(long at) {
    for (int i = 0; i < 3; i++) {
      happen("login", at + i, login("FAILURE", "U" + i, "A"));
    }
  }

  private void successes(long at) {
    for (int i = 0; i < 2; i++) {
      happen("login", at + i, login("SUCCESS", "U" + i, "A" + i));
    }
  }

  private static Map<String, Object> login(String status, String name, String account) {
    return Map.of(
        "activity", "LOGON", "status", status, "username_hash", name, "account_id", account);
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

  private void pass(long time) {
    evaluator.onWatermark(state, Happening.START + time, told);
  }

  private void restart() throws IOException {
    state = read(bytes());
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    wire().write(state.copy(), new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static SubjectState read(byte[] bytes) throws IOException {
    return wire().read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static SubjectWire wire() {
    return new SubjectWire(new EventWire(StreamCatalog.shipped()));
  }
}
