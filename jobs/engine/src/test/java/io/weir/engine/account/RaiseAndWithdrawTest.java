package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import io.weir.engine.walk.Walk;
import io.weir.schemas.StreamCatalog;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * What stands in the end is a function of the events: not of their order of arrival, not of
 * duplicates, not of when they are evaluated, not of restarts. Of a search that was given up, and
 * said so, nothing is claimed.
 */
class RaiseAndWithdrawTest {
  @Test
  void shouldComeToTheSameEndHoweverEventsArriveAndWheneverTheyAreEvaluated() {
    Seen seen = Cases.check("raised minus withdrawn", 1_000, new SameEnd());

    assertThat(seen.of("signals")).isPositive();
    assertThat(seen.of("signals on partial evidence")).isPositive();
    assertThat(seen.of("withdrawals")).isPositive();
    assertThat(seen.of("late completions")).isPositive();
    assertThat(seen.of("restrictions in force")).isPositive();
    assertThat(seen.of("revised decisions")).isPositive();
    assertThat(seen.of("ties")).isPositive();
    assertThat(seen.of("early")).isPositive();
    assertThat(seen.of("too late")).isPositive();
    assertThat(seen.of("releases")).isPositive();
    assertThat(seen.of("operations let go")).isPositive();
    assertThat(seen.of("suppressed signals")).isPositive();
    assertThat(seen.of("searches given up")).isLessThan(1 + seen.of("signals") / 1_000);
  }

  private static final class SameEnd implements Property<AccountCase> {
    @Override
    public AccountCase generate(Random random) {
      return AccountCase.withOrders(random).early(random).late(random);
    }

    @Override
    public List<AccountCase> smaller(AccountCase wrong) {
      return wrong.smaller();
    }

    @Override
    public void check(AccountCase one, Seen seen) {
      long end = one.arrivals().stream().mapToLong(Happening::time).max().orElse(0);
      Told walked =
          new Walk(StreamCatalog.shipped(), one.versions())
              .run(one.distinct().stream().map(Happening::event).toList());
      Outcome expected = Outcome.of(walked, end);
      seen.count("ties", Happening.ties(one.arrivals()));
      seen.count("early", one.arrivals().stream().filter(e -> e.append() < e.time()).count());
      seen.count("too late", one.arrivals().stream().filter(Happening::late).count());
      seen.count("signals", expected.signals().size());
      seen.count(
          "signals on partial evidence",
          walked.standing().stream().filter(signal -> signal.live().degraded()).count());
      seen.count("decisions", expected.decisions().size());
      seen.count("restrictions in force", expected.restrictions().size());
      same("settled", one, expected, end, true, 0, 0, seen);
      same("settled late, restarted", one, expected, end, true, 7, 3, seen);
      same("eager", one, expected, end, false, 0, 0, seen);
      same("eager, restarted", one, expected, end, false, 3, 2, seen);
      same("eager without a watermark", one, expected, end, false, Long.MAX_VALUE, 0, seen);
    }

    private static void same(
        String how,
        AccountCase one,
        Outcome expected,
        long end,
        boolean settled,
        long lag,
        int restartEvery,
        Seen seen) {
      Told told = new AccountRun(one, settled, lag, restartEvery).told();
      if (told.count(Tallied.LOOK_BACK_EXHAUSTED, 0) > 0) {
        seen.count("searches given up");
        return;
      }
      Outcome actual = Outcome.of(told, end);
      assertThat(told.count(Tallied.EVICTED, 0)).isZero();
      assertThat(actual.signals()).as("signals, %s", how).isEqualTo(expected.signals());
      assertThat(actual.decisions()).as("decisions, %s", how).isEqualTo(expected.decisions());
      assertThat(actual.actions()).as("restrictions, %s", how).isEqualTo(expected.actions());
      expected
          .restrictions()
          .forEach(
              (slot, wanted) -> {
                var had = actual.restrictions().get(slot);
                assertThat(had.until())
                    .as("%s, %s", slot, how)
                    .isCloseTo(wanted.until(), Offset.offset(Outcome.NOTABLE));
              });
      seen.count("withdrawals", told.count(Tallied.WITHDRAWN, 0));
      seen.count("late completions", told.count(Tallied.RAISED_LATE, 0));
      seen.count("suppressed signals", told.count(Tallied.SUPPRESSED, 0));
      for (Decision decision : told.decisions()) {
        boolean order = decision.trigger().stream().name().equals("directive");
        seen.count(order ? "releases" : "operations let go", decision.released() ? 1 : 0);
      }
      seen.count("duplicates", told.count(Tallied.DUPLICATE, 0));
      seen.count(
          "revised decisions", told.decisions().stream().filter(d -> d.revision() > 0).count());
    }
  }
}
