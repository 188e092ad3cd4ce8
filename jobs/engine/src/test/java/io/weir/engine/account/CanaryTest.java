package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.engine.decision.Decision;
import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Mode.Stage;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary acts on so many of a hundred keys, always the same ones, and on nobody else. */
class CanaryTest {
  private static final int ACCOUNTS = 10_000;

  private static final String RESET =
      """
      key: account
      severity: %s
      group: CHG
      action: {floor: hold, scope: account-outbound, ttl: 24h}
      when: {on: login, where: 'activity == "PASSWORD_RESET"'}
      """;

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 25, 50, 99})
  void shouldActOnItsShare(int percent) {
    double share = percent / 100.0;
    double fourDeviations = 4 * Math.sqrt(ACCOUNTS * share * (1 - share));

    assertThat((double) actedOn(canary("high", percent)).size())
        .isCloseTo(ACCOUNTS * share, within(fourDeviations));
  }

  @Test
  void shouldActOnNobodyOrEverybodyAtTheEnds() {
    assertThat(actedOn(canary("high", 0))).isEmpty();
    assertThat(actedOn(canary("high", 100))).hasSize(ACCOUNTS);
  }

  @Test
  void shouldKeepWhomItActsOnAsItGrows() {
    Set<String> few = actedOn(canary("high", 5));
    Set<String> more = actedOn(canary("high", 25));

    assertThat(more).containsAll(few).hasSizeGreaterThan(few.size());
  }

  @Test
  void shouldActOnTheSameInAnotherVersion() {
    assertThat(actedOn(canary("medium", 25))).isEqualTo(actedOn(canary("high", 25)));
  }

  @Test
  void shouldActOnTheSameAfterARestart() {
    for (int number = 0; number < 200; number++) {
      Told before = new Told();
      Told after = new Told();
      AccountState state = new AccountState();
      AccountEvaluator first = new AccountEvaluator(versions(canary("high", 50)));
      first.eager(login("A-" + number, 0), state, Long.MIN_VALUE, before);
      AccountEvaluator second = new AccountEvaluator(versions(canary("high", 50)));
      second.eager(payment("A-" + number, 1), AccountRun.restarted(state), Long.MIN_VALUE, after);

      boolean acted = before.signals().get(0).live().enforced();
      assertThat(after.decisions().get(0).action()).isEqualTo(acted ? Action.HOLD : Action.ALLOW);
    }
  }

  @Test
  void shouldTellOfAllAndRestrictAlertAndDecideOnNobodyOutside() {
    int outside = 0;
    for (int number = 0; number < 200; number++) {
      Told told = told(canary("high", 50), "A-" + number);

      assertThat(told.signals()).hasSize(1);
      Signal signal = told.signals().get(0);
      assertThat(signal.mode().stage()).isEqualTo(Stage.CANARY);
      Decision paid = told.decisions().get(1);
      if (!signal.live().enforced()) {
        outside++;
        assertThat(told.alerts()).isEmpty();
        assertThat(told.restrictions()).isEmpty();
        assertThat(paid.action()).isEqualTo(Action.ALLOW);
        assertThat(paid.signals()).isEmpty();
      } else {
        assertThat(told.alerts()).hasSize(1);
        assertThat(told.restrictions()).hasSize(1);
        assertThat(paid.action()).isEqualTo(Action.HOLD);
      }
    }
    assertThat(outside).isBetween(60, 140);
  }

  private static Set<String> actedOn(Pattern pattern) {
    AccountEvaluator evaluator = new AccountEvaluator(versions(pattern));
    Set<String> acted = new TreeSet<>();
    for (int number = 0; number < ACCOUNTS; number++) {
      Told told = new Told();
      evaluator.eager(login("A-" + number, 0), new AccountState(), Long.MIN_VALUE, told);
      if (told.signals().get(0).live().enforced()) {
        acted.add("A-" + number);
      }
    }
    return acted;
  }

  private static Told told(Pattern pattern, String account) {
    AccountEvaluator evaluator = new AccountEvaluator(versions(pattern));
    AccountState state = new AccountState();
    Told told = new Told();
    evaluator.eager(login(account, 0), state, Long.MIN_VALUE, told);
    evaluator.eager(payment(account, 1), state, Long.MIN_VALUE, told);
    return told;
  }

  private static Pattern canary(String severity, int percent) {
    return Patterns.read("reset", RESET.formatted(severity)).in(new Mode(Stage.CANARY, percent));
  }

  private static Versions versions(Pattern pattern) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(pattern, Long.MIN_VALUE);
    return versions;
  }

  private static Event login(String account, long at) {
    Map<String, Object> fields = Map.of("account_id", account, "activity", "PASSWORD_RESET");
    return new Happening("login", "e1", at, at, fields).event();
  }

  private static Event payment(String account, long at) {
    Map<String, Object> fields =
        Map.of("account_id", account, "activity", "PAYMENT_INITIATE", "direction", "DBIT");
    return new Happening("payment", "e2", at, at, fields).event();
  }
}
