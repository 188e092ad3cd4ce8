package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import io.weir.engine.walk.Walk;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What ends a signal counts alike whichever of the two arrives first. */
class EndingsInAnyOrderTest {
  private static final int SPAN = 60;
  private static final String[] LOGINS = {
    "MFA_FACTOR_DISABLE", "MFA_FACTOR_DISABLE", "MFA_FACTOR_ENABLE", "PASSWORD_RESET", "LOGON"
  };

  private static final String GONE =
      """
      key: account
      severity: medium
      group: CHG
      action: {floor: hold, scope: account-outbound, ttl: 40ms, endedBy: {login: 'activity == "MFA_FACTOR_ENABLE" && status == "SUCCESS"'}}
      when: {on: login, where: 'activity == "MFA_FACTOR_DISABLE"'}
      """;

  /** Known some time after what completes it, and ended in one scope alone. */
  private static final String SILENCE =
      """
      key: session
      severity: high
      group: AUTH
      action:
        - {floor: hold, scope: session, ttl: 30ms, endedBy: {login: 'activity == "MFA_FACTOR_ENABLE"', payment: 'activity == "PAYEE_ADD"'}}
        - {floor: step-up, scope: account-outbound, ttl: 20ms}
      sequence:
        steps:
          - reset: login
            where: 'activity == "PASSWORD_RESET"'
          - not: {again: login, for: 8ms, where: 'activity == "LOGON"'}
      """;

  private record Case(List<Happening> arrivals) {}

  @Test
  void shouldEndTheSameHoweverEventsArriveAndWheneverTheyAreEvaluated() {
    Seen seen = Cases.check("endings", 2_000, new SameEnd());

    assertThat(seen.of("ended")).isGreaterThan(1_000);
    assertThat(seen.of("out of order")).isPositive();
  }

  private static final class SameEnd implements Property<Case> {
    @Override
    public Case generate(Random random) {
      List<Happening> events = new ArrayList<>();
      int spread = random.nextInt(12);
      for (int i = 0; i < 4 + random.nextInt(14); i++) {
        long time = random.nextInt(SPAN);
        boolean paid = random.nextInt(3) == 0;
        Map<String, Object> fields = new HashMap<>();
        fields.put("account_id", "A");
        fields.put("session_id", "S" + random.nextInt(2));
        fields.put("status", random.nextInt(5) == 0 ? "FAILURE" : "SUCCESS");
        fields.put(
            "activity",
            paid
                ? random.nextInt(4) == 0 ? "PAYEE_ADD" : "PAYMENT_INITIATE"
                : LOGINS[random.nextInt(LOGINS.length)]);
        events.add(
            new Happening(
                paid ? "payment" : "login",
                "e%02d".formatted(random.nextInt(100)) + i,
                time,
                time + random.nextInt(spread + 1),
                fields));
      }
      events.sort(Comparator.comparingLong(Happening::append));
      return new Case(List.copyOf(events));
    }

    @Override
    public List<Case> smaller(Case wrong) {
      return Cases.without(wrong.arrivals()).stream().map(Case::new).toList();
    }

    @Override
    public void check(Case one, Seen seen) {
      List<Happening> sorted = one.arrivals().stream().sorted().toList();
      Told walked =
          new Walk(StreamCatalog.shipped(), versions())
              .run(sorted.stream().map(Happening::event).toList());
      seen.count("ended", ends(walked).values().stream().filter(end -> end.endsWith("!")).count());
      same("settled late, restarted", one, walked, true, 7, 3);
      same("eager, restarted", one, walked, false, 3, 2);
      same("eager", one, walked, false, 0, 0);
      same("eager without a watermark", one, walked, false, Long.MAX_VALUE, 0);
      if (!sorted.equals(one.arrivals())) {
        seen.count("out of order", 1);
      }
    }

    private static void same(
        String how, Case one, Told walked, boolean settled, long lag, int restartEvery) {
      long end = one.arrivals().stream().mapToLong(Happening::time).max().orElse(0);
      Told told = new AccountRun(versions(), one.arrivals(), settled, lag, restartEvery).told();
      Outcome expected = Outcome.of(walked, end);
      Outcome outcome = Outcome.of(told, end);
      assertThat(outcome.signals()).as("signals, %s", how).isEqualTo(expected.signals());
      assertThat(outcome.decisions()).as("decisions, %s", how).isEqualTo(expected.decisions());
      assertThat(ends(told)).as("ends, %s", how).isEqualTo(ends(walked));
    }

    private static Map<String, String> ends(Told told) {
      Map<String, String> ends = new HashMap<>();
      told.standing()
          .forEach(
              signal -> {
                long end = told.endOf(signal.live());
                ends.put(signal.live().id(), end + (end < signal.live().until() ? "!" : ""));
              });
      return ends;
    }

    private static Versions versions() {
      Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
      versions.put(Patterns.read("gone", GONE), Long.MIN_VALUE);
      versions.put(Patterns.read("silence", SILENCE), Long.MIN_VALUE);
      return versions;
    }
  }
}
