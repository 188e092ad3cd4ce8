package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Decision.GroupShare;
import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.ChainRun.Time;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A signal that rests on others consumes them: beside it they have no weight in the score, as long
 * as it lives (catalogue 4.2). What they ask for stands.
 */
final class ConsumingTest {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = 60 * MINUTE;

  private static final String STRANGE =
      """
      key: account
      severity: medium
      group: CTX
      action: {floor: monitor, scope: account, ttl: 7d}
      when: {on: login, where: 'activity == "LOGON"'}
      """;

  private static final String PLANTED =
      """
      key: account
      severity: high
      group: CHG
      action: {floor: step-up, scope: account, ttl: %s}
      sequence:
        within: 1h
        steps:
          - entry: signal
            where: 'pattern_id == "strange"'
          - not: {proven: login, where: 'activity == "MFA_RESULT"'}
          - planted: login
            where: 'activity == "MFA_FACTOR_ENABLE"'
      """;

  private static final String COUNTED =
      """
      key: account
      severity: high
      group: CHG
      action: {floor: step-up, scope: account, ttl: 24h}
      aggregates:
        alarms: {count: signal, over: 1h, where: 'pattern_id == "strange" && severity != "LOW"'}
      alternatives:
        - name: alarmed
          when: {on: login, where: 'activity == "MFA_FACTOR_ENABLE" && alarms > 0'}
        - name: any
          when: {on: login, where: 'activity == "MFA_FACTOR_DISABLE"'}
      """;

  private static final String PAYEE =
      """
      key: account
      severity: medium
      group: DST
      action: {floor: monitor, scope: payment, ttl: 24h}
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
      """;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final List<Happening> arrivals = new ArrayList<>();

  ConsumingTest() {
    put("strange", STRANGE);
    put("payee", PAYEE);
  }

  @Test
  void shouldGiveNoWeightToWhatASignalRestsOn() {
    put("planted", PLANTED.formatted("24h"));
    login("e1", 0, "LOGON");
    login("e2", 10 * MINUTE, "MFA_FACTOR_ENABLE");
    pay("e3", 20 * MINUTE);

    Decision paid = decided().get("e3");

    assertThat(paid.score()).as("CHG 45 and DST 25, not CTX 25 as well").isEqualTo(58.8);
    assertThat(paid.action()).isEqualTo(Action.STEP_UP);
    assertThat(weights(paid)).isEqualTo(Map.of("strange", 0.0, "planted", 1.0, "payee", 1.0));
    assertThat(paid.groups()).extracting(GroupShare::group).containsExactly("CHG", "DST");
  }

  @Test
  void shouldStillDoWhatItAsksFor() {
    put("strange", STRANGE.replace("floor: monitor", "floor: hold"));
    put("planted", PLANTED.formatted("24h"));
    login("e1", 0, "LOGON");
    login("e2", 10 * MINUTE, "MFA_FACTOR_ENABLE");
    pay("e3", 20 * MINUTE);

    assertThat(decided().get("e3").action()).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldLetItHaveNoSayInHowFarOthersMayGo() {
    put(
        "planted",
        PLANTED.formatted("24h").replace("high", "critical").replace("up,", "up, cap: hold,"));
    put("payee", PAYEE.replace("monitor,", "monitor, cap: monitor,"));
    login("e1", 0, "LOGON");
    login("e2", 10 * MINUTE, "MFA_FACTOR_ENABLE");
    pay("e3", 20 * MINUTE);

    assertThat(decided().get("e3").score()).isEqualTo(85.0);
    assertThat(decided().get("e3").action()).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldGiveItItsWeightAgainWhereTheSignalIsWithdrawn() {
    put("planted", PLANTED.formatted("24h"));
    login("e1", 0, "LOGON");
    login("e2", 10 * MINUTE, "MFA_FACTOR_ENABLE");
    pay("e3", 20 * MINUTE);
    login("e4", 5 * MINUTE, "MFA_RESULT", 20 * MINUTE + 1);

    assertThat(weights(decided().get("e3"))).isEqualTo(Map.of("strange", 1.0, "payee", 1.0));
    assertThat(decided().get("e3").score()).isEqualTo(43.8);
  }

  @Test
  void shouldGiveItItsWeightAgainWhereTheSignalHasEnded() {
    put("planted", PLANTED.formatted("1h"));
    login("e1", 0, "LOGON");
    login("e2", 10 * MINUTE, "MFA_FACTOR_ENABLE");
    pay("e3", 2 * HOUR);

    assertThat(weights(decided().get("e3"))).isEqualTo(Map.of("strange", 1.0, "payee", 1.0));
  }

  @Test
  void shouldConsumeNothingInShadow() {
    versions.put(
        Patterns.read("planted", PLANTED.formatted("24h")).in(Mode.SHADOW), Long.MIN_VALUE);
    login("e1", 0, "LOGON");
    login("e2", 10 * MINUTE, "MFA_FACTOR_ENABLE");
    pay("e3", 20 * MINUTE);

    assertThat(weights(decided().get("e3"))).isEqualTo(Map.of("strange", 1.0, "payee", 1.0));
  }

  @Test
  void shouldGiveWeightToWhatItDoesNotRestOn() {
    put("planted", PLANTED.formatted("24h"));
    login("e1", 0, "LOGON");
    login("e2", 10 * MINUTE, "MFA_FACTOR_ENABLE");
    login("e3", 15 * MINUTE, "LOGON");
    pay("e4", 20 * MINUTE);

    assertThat(decided().get("e4").signals())
        .extracting(one -> one.signal().sinceId() + " " + one.relation())
        .containsExactlyInAnyOrder("e1 0.0", "e2 1.0", "e3 1.0", "e4 1.0");
  }

  @Test
  void shouldConsumeWhatItCounted() {
    put("planted", COUNTED);
    login("e1", 0, "LOGON");
    login("e2", 5 * MINUTE, "LOGON");
    login("e3", HOUR + 2 * MINUTE, "MFA_FACTOR_ENABLE");
    pay("e4", HOUR + 3 * MINUTE);

    Decision paid = decided().get("e4");

    assertThat(paid.signals())
        .extracting(one -> one.signal().sinceId() + " " + one.relation())
        .containsExactlyInAnyOrder("e1 1.0", "e2 0.0", "e3 1.0", "e4 1.0");
    assertThat(paid.score()).as("the first is older than an hour").isEqualTo(69.1);
  }

  @Test
  void shouldConsumeWhatItCountedThoughThatIsHeardLater() {
    put("planted", COUNTED);
    login("e1", 0, "LOGON");
    login("e3", 10 * MINUTE, "MFA_FACTOR_ENABLE");
    pay("e4", 11 * MINUTE);
    login("e2", 5 * MINUTE, "LOGON", 11 * MINUTE + 1);

    assertThat(decided().get("e4").signals())
        .extracting(one -> one.signal().sinceId() + " " + one.relation())
        .containsExactlyInAnyOrder("e1 0.0", "e2 0.0", "e3 1.0", "e4 1.0");
  }

  @Test
  void shouldNotConsumeWhatTheWayThatHoldsDoesNotAskFor() {
    put("planted", COUNTED);
    login("e1", 0, "LOGON");
    login("e2", 10 * MINUTE, "MFA_FACTOR_DISABLE");
    pay("e3", 20 * MINUTE);

    assertThat(weights(decided().get("e3")))
        .isEqualTo(Map.of("strange", 1.0, "planted", 1.0, "payee", 1.0));
  }

  private void put(String id, String rest) {
    versions.put(Patterns.read(id, rest), Long.MIN_VALUE);
  }

  private void login(String id, long time, String activity) {
    login(id, time, activity, time);
  }

  private void login(String id, long time, String activity, long append) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", activity);
    arrivals.add(new Happening("login", id, time, append, fields));
  }

  private void pay(String id, long time) {
    Map<String, Object> fields =
        Map.of("account_id", "A", "activity", "PAYMENT_INITIATE", "direction", "DBIT");
    arrivals.add(new Happening("payment", id, time, time, fields));
  }

  /** The last word on each operation; the same live, restarted on the way, as in one pass. */
  private Map<String, Decision> decided() {
    Told walked =
        new Walk(StreamCatalog.shipped(), versions)
            .run(arrivals.stream().map(Happening::event).toList());
    Map<String, Decision> decided = last(walked);
    arrivals.sort(Comparator.comparing(Happening::append));
    for (boolean restarts : new boolean[] {false, true}) {
      Told live =
          new ChainRun(versions, new Random(1), 2, restarts ? Time.ALL : Time.NEVER).run(arrivals);
      last(live)
          .forEach(
              (id, one) -> {
                assertThat(one.score()).as(id).isEqualTo(decided.get(id).score());
                assertThat(weightsById(one)).as(id).isEqualTo(weightsById(decided.get(id)));
              });
    }
    return decided;
  }

  private static Map<String, Decision> last(Told told) {
    Map<String, Decision> last = new TreeMap<>();
    told.decisions()
        .forEach(
            one ->
                last.merge(
                    one.trigger().id(), one, (a, b) -> b.revision() >= a.revision() ? b : a));
    return last;
  }

  private static Map<String, Double> weightsById(Decision decision) {
    Map<String, Double> weights = new TreeMap<>();
    decision.signals().forEach(one -> weights.put(one.signal().id(), one.relation()));
    return weights;
  }

  private static Map<String, Double> weights(Decision decision) {
    Map<String, Double> weights = new TreeMap<>();
    for (Weighed one : decision.signals()) {
      weights.merge(one.signal().patternId(), one.relation(), Math::max);
    }
    return weights;
  }
}
