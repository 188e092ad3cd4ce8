package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import io.weir.engine.walk.Walk;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What mild things become does not depend on when, and in which order, they are known. */
class EscalatingTest {
  private static final long DAY = 24L * 60 * 60 * 1000;
  private static final Policy POLICY =
      Patterns.policy(
          """
          escalation: {unanswered: 12ms, days: 2, within: 3d}
          onExpiry: {hold: escalate, block: escalate, due: 50%}
          """);

  @Test
  void shouldComeToTheSameEndHoweverEventsArriveAndWheneverTheyAreEvaluated() {
    Seen seen = Cases.check("escalations", 1_000, new SameEnd());

    assertThat(seen.of(Escalating.UNANSWERED)).isPositive();
    assertThat(seen.of(Escalating.REPEATED)).isPositive();
  }

  private static final class SameEnd implements Property<AccountCase> {
    @Override
    public AccountCase generate(Random random) {
      return AccountCase.withOrders(random).early(random);
    }

    @Override
    public List<AccountCase> smaller(AccountCase wrong) {
      return wrong.smaller();
    }

    @Override
    public void check(AccountCase one, Seen seen) {
      List<Happening> arrivals = arrivals(one);
      long end = arrivals.stream().mapToLong(Happening::time).max().orElse(0);
      Told walked =
          new Walk(StreamCatalog.shipped(), versions(one))
              .run(arrivals.stream().distinct().sorted().map(Happening::event).toList());
      Outcome expected = Outcome.of(walked, end);
      for (String cause : List.of(Escalating.UNANSWERED, Escalating.REPEATED)) {
        seen.count(
            cause,
            expected.decisions().values().stream().filter(text -> text.contains(cause)).count());
      }
      same("settled late, restarted", one, arrivals, expected, true, 7, 3);
      same("eager, restarted", one, arrivals, expected, false, 3, 2);
      if (!isApart(one)) {
        same("eager without a watermark", one, arrivals, expected, false, Long.MAX_VALUE, 0);
      }
    }

    private static void same(
        String how,
        AccountCase one,
        List<Happening> arrivals,
        Outcome expected,
        boolean settled,
        long lag,
        int restartEvery) {
      Told told = new AccountRun(versions(one), arrivals, settled, lag, restartEvery).told();
      long end = arrivals.stream().mapToLong(Happening::time).max().orElse(0);
      assertThat(told.count(Tallied.EVICTED, 0)).isZero();
      assertThat(Outcome.of(told, end).decisions())
          .as("decisions, %s", how)
          .isEqualTo(expected.decisions());
    }

    private static Versions versions(AccountCase one) {
      Versions versions = one.versions();
      versions.put(POLICY, Long.MIN_VALUE);
      return versions;
    }

    /** Then no watermark stays days behind: what is revised so late is remembered by nobody. */
    private static boolean isApart(AccountCase one) {
      return one.changeAt() % 2 == 0;
    }

    /** With challenges among the logins; of half the cases every ten millis on another day. */
    private static List<Happening> arrivals(AccountCase one) {
      return one.arrivals().stream()
          .map(EscalatingTest::challenged)
          .map(event -> isApart(one) ? apart(event) : event)
          .sorted(Comparator.comparingLong(Happening::append))
          .toList();
    }
  }

  /** The same of an event that arrives twice. */
  private static Happening challenged(Happening event) {
    int kind = Math.floorMod(event.id().hashCode(), 8);
    if (!event.stream().equals("login") || kind > 2) {
      return event;
    }
    Map<String, Object> fields = new HashMap<>(event.fields());
    fields.put("activity", kind == 0 ? "MFA_CHALLENGE" : "MFA_RESULT");
    if (kind > 0) {
      fields.put("mfa_outcome", kind == 1 ? "DENIED" : "APPROVED");
    }
    return new Happening("login", event.id(), event.time(), event.append(), fields);
  }

  private static Happening apart(Happening event) {
    long later = event.time() / 10 * DAY;
    return new Happening(
        event.stream(), event.id(), event.time() + later, event.append() + later, event.fields());
  }
}
