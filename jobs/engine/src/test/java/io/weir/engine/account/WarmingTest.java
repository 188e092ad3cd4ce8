package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.account.SequenceSpec.Language;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Onlooker;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A pattern added while events flow enforces nothing that it would not have said had it always been
 * there; nor does one that was there before, of a job that begins anew and knows nothing. Not of
 * conditions that ask for little: a count below something holds on short history as well, and is
 * the business of {@code atLeast}. Nor of a search that was given up where the pattern was always
 * there, and said so.
 */
class WarmingTest {
  /** How far events may be ahead of their append. */
  private static final long AHEAD = 60;

  private static final long LONG_AGO = 60L * 24 * 60 * 60 * 1000;

  private static final String[] LOGINS = {
    "n.or(0) >= 2", "fresh.or(false)", "fresh.or(false) && status == \"SUCCESS\"", "true"
  };
  private static final String[] PAYMENTS = {"paid.or(0) >= 300", "n.or(0) >= 1", "true"};

  /**
   * A case.
   *
   * @param events what arrives
   * @param pattern the pattern's file from the key on
   * @param from append time from which it is there, or everything that looks on
   */
  private record Added(AccountCase events, String pattern, long from) {

    Told told(boolean always, boolean settled, long lag, int restartEvery) {
      Versions versions =
          new Versions(
              StreamCatalog.shipped(), Patterns.POLICY, new Onlooker(Long.MIN_VALUE, AHEAD));
      long since = always ? Long.MIN_VALUE : Happening.START + from;
      versions.put(Patterns.read("p", pattern), since);
      return new AccountRun(versions, events.arrivals(), settled, lag, restartEvery).told();
    }

    /** What is said by who begins when the pattern has long been there. */
    Told begun(boolean settled, long lag, int restartEvery) {
      long began = Happening.START + from;
      Versions versions =
          new Versions(StreamCatalog.shipped(), Patterns.POLICY, new Onlooker(began, AHEAD));
      versions.put(Patterns.read("p", pattern), Happening.START - LONG_AGO);
      List<Happening> since =
          events.arrivals().stream().filter(one -> one.append() >= from).toList();
      return new AccountRun(versions, since, settled, lag, restartEvery).told();
    }

    @Override
    public String toString() {
      return "from %d on%n%s%narrivals %s".formatted(from, pattern, events.arrivals());
    }
  }

  @Test
  void shouldAccuseNobodyItWouldNotHaveAccusedHadItBeenThere() {
    Seen seen = Cases.check("a pattern added while events flow", 1_000, new Innocent());

    assertThat(seen.of("enforced")).isPositive();
    assertThat(seen.of("said while warming")).isPositive();
    assertThat(seen.of("wrong, but only said while warming")).isPositive();
    assertThat(seen.of("searches given up")).isLessThan(1 + seen.of("enforced") / 1_000);
  }

  private static final class Innocent implements Property<Added> {
    @Override
    public Added generate(Random random) {
      AccountCase events = AccountCase.random(random).early(random);
      int length = events.arrivals().stream().mapToInt(one -> (int) one.append()).max().orElse(1);
      return new Added(events, pattern(random), random.nextInt(Math.max(0, length) + 1));
    }

    private static String pattern(Random random) {
      return """
          key: %s
          severity: high
          group: CHG
          action: {floor: step-up, scope: account, ttl: 1h}
          aggregates:
            n: {count: login, over: %dms, where: 'status == "FAILURE"'}
            fresh: {firstSeen: login.device_id, over: %dms}
            paid: {sum: payment.base_amount_minor, over: %dms, prior: true}
          %s
          """
          .formatted(
              random.nextInt(4) == 0 ? "session" : "account",
              1 + random.nextInt(25),
              1 + random.nextInt(25),
              1 + random.nextInt(25),
              form(random));
    }

    private static String form(Random random) {
      int within = 1 + random.nextInt(25);
      long silence = 1L + random.nextInt(25);
      return switch (random.nextInt(6)) {
        case 0 -> "when: {on: login, where: '" + pick(LOGINS, random) + "'}";
        case 1 ->
            "sequence: {within: %dms, steps: [{a: login, where: '%s'}, {b: payment, where: '%s'}]}"
                .formatted(within, pick(LOGINS, random), pick(PAYMENTS, random));
        case 2 ->
            ("sequence: {within: %dms, steps: [{a: login}, {not: {x: login, where: '%s'}},"
                    + " {b: payment, where: '%s'}]}")
                .formatted(within, pick(LOGINS, random), pick(PAYMENTS, random));
        case 3 ->
            ("sequence: {steps: [{not: {x: login, for: %dms, where: '%s'}},"
                    + " {b: payment, where: '%s'}]}")
                .formatted(silence, pick(LOGINS, random), pick(PAYMENTS, random));
        case 4 ->
            ("sequence: {within: %dms, steps: [{a: login, where: '%s'}, {b: payment},"
                    + " {not: {x: login, for: %dms, where: '%s'}}]}")
                .formatted(within, pick(LOGINS, random), silence, pick(LOGINS, random));
        default ->
            "sequence: "
                + SequenceSpec.random(random, Language.ALL, random.nextBoolean() ? silence : 0L)
                    .yaml();
      };
    }

    private static String pick(String[] from, Random random) {
      return from[random.nextInt(from.length)];
    }

    @Override
    public List<Added> smaller(Added wrong) {
      return wrong.events().smaller().stream()
          .map(fewer -> new Added(fewer, wrong.pattern(), wrong.from()))
          .toList();
    }

    @Override
    public void check(Added one, Seen seen) {
      Told always = one.told(true, true, 0, 0);
      if (always.count(Tallied.LOOK_BACK_EXHAUSTED, 0) > 0) {
        seen.count("searches given up");
        return;
      }
      Set<String> right = new TreeSet<>(ids(always.standing().stream()));
      check(one, one.told(false, true, 0, 0), right, seen);
      check(one, one.told(false, false, 0, 3), right, seen);
      check(one, one.told(false, false, Long.MAX_VALUE, 0), right, seen);
      check(one, one.begun(true, 0, 0), right, seen);
      check(one, one.begun(false, 0, 3), right, seen);
    }

    private static void check(Added one, Told told, Set<String> right, Seen seen) {
      List<String> enforced = ids(told.standing().stream().filter(s -> s.live().enforced()));
      List<String> warming = ids(told.standing().stream().filter(Signal::warming));
      assertThat(right).as("always there").containsAll(enforced);
      seen.count("enforced", enforced.size());
      seen.count("said while warming", warming.size());
      warming.removeAll(right);
      seen.count("wrong, but only said while warming", warming.size());
      seen.count("ties", Happening.ties(one.events().arrivals()));
    }

    private static List<String> ids(Stream<Signal> signals) {
      return new ArrayList<>(signals.map(signal -> signal.live().id()).toList());
    }
  }
}
