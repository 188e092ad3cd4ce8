package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A pattern version that becomes known only after events it counts for were judged. Where it only
 * adds to the set, the end is the same as if it had been known in time.
 */
class BelatedTest {

  @Test
  void shouldComeToTheSameEndWhenAVersionIsLearntTooLateAndSaySoOfItsEvents() {
    Seen seen = Cases.check("versions learnt late", 1_000, new SameEnd());

    assertThat(seen.of("stale decisions")).isPositive();
    assertThat(seen.of("decisions not stale")).isPositive();
    assertThat(seen.of("other signals than without the change")).isPositive();
    assertThat(seen.of("restarts")).isPositive();
    assertThat(seen.of("lowered late")).isPositive();
  }

  private static boolean isLoweredLate(Signal signal) {
    return signal.revision() > 0 && signal.live().values().containsKey("guard");
  }

  /** A deadline had passed before what contradicts it was asked by the version learnt late. */
  @Test
  void shouldComeToTheSameEndInACaseThatOnceDidNot() {
    SameEnd any = new SameEnd();
    Seen seen = new Seen();
    any.check(any.generate(new Random(3_341_810_591_482_284_718L)), seen);

    assertThat(seen.of("stale decisions")).isPositive();
  }

  @Test
  void shouldTakeBackWhatAPatternSaidThatWasSwitchedOffBefore() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    Pattern payouts = Patterns.read("payouts", PAYOUTS);
    versions.put(payouts, Long.MIN_VALUE);
    AccountEvaluator evaluator = new AccountEvaluator(versions);
    AccountState state = new AccountState();
    Told told = new Told();
    evaluator.eager(payout("e1", 1).event(), state, Long.MIN_VALUE, told);
    evaluator.eager(payout("e2", 2).event(), state, Long.MIN_VALUE, told);
    assertThat(told.standing()).hasSize(2);

    versions.put(off(payouts), Happening.START + 2);
    evaluator.onWatermark(state, Happening.START, told);

    assertThat(told.standing())
        .singleElement()
        .extracting(signal -> signal.live().sinceId())
        .isEqualTo("e1");
    Decision last = told.decisions().get(told.decisions().size() - 1);
    assertThat(last.trigger().id()).isEqualTo("e2");
    assertThat(last.revision()).isEqualTo(1);
    assertThat(last.stale()).isTrue();
    assertThat(told.count(Tallied.PATTERNS_STALE, 0)).isEqualTo(1);
  }

  @Test
  void shouldNameTheVersionThatCountsWhereTheOneBeforeSaidTheSame() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    Pattern first = Patterns.read("payouts", PAYOUTS);
    versions.put(first, Long.MIN_VALUE);
    AccountEvaluator evaluator = new AccountEvaluator(versions);
    AccountState state = new AccountState();
    Told told = new Told();
    evaluator.eager(payout("e1", 1).event(), state, Long.MIN_VALUE, told);

    for (int version = 2; version <= 3; version++) {
      versions.put(next(first, version), Happening.START + version - 2);
      evaluator.onWatermark(state, Happening.START, told);

      assertThat(told.standing())
          .extracting(signal -> signal.live().version())
          .containsExactly(version);
      Decision last = told.decisions().get(told.decisions().size() - 1);
      assertThat(last.revision()).isEqualTo(version - 1);
      assertThat(last.signals())
          .extracting(weighed -> weighed.signal().version())
          .containsExactly(version);
    }
  }

  /** The same pattern in another version, of other content that holds just as well. */
  private static Pattern next(Pattern before, int version) {
    return new Pattern(
        before.id(),
        version,
        "content of version " + version,
        before.metadata(),
        before.mode(),
        before.key(),
        before.group(),
        before.settle(),
        before.parameters(),
        before.aggregates(),
        before.alternatives(),
        before.tests(),
        before.others());
  }

  private static final String PAYOUTS =
      """
      key: account
      severity: high
      group: CTX
      action: {floor: hold, scope: payment, ttl: 1h}
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
      """;

  private static Happening payout(String id, long time) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", "PAYMENT_INITIATE");
    return new Happening("payment", id, time, time, fields);
  }

  private static Pattern off(Pattern pattern) {
    return pattern.in(Mode.OFF);
  }

  /**
   * A case, and how much of it is judged before its second versions are known.
   *
   * @param learnt number of arrivals judged before
   * @param loud whether the change says as well that the first pattern exceeds its budget
   */
  private record Learning(AccountCase of, int learnt, boolean loud) {

    Told told(boolean restart) {
      return told(restart, false);
    }

    /**
     * @param passing whether the watermark passes what it may, from when the change is known
     */
    Told told(boolean restart, boolean passing) {
      Versions versions = of.unchanged();
      AccountEvaluator evaluator = new AccountEvaluator(versions);
      AccountState state = new AccountState();
      Told told = new Told();
      for (int i = 0; i < of.arrivals().size(); i++) {
        if (i == learnt) {
          of.change(versions, "added");
          if (loud) {
            long from = Happening.START + of.changeAt();
            versions.put(new Guarded("t1", "p0", from + 30), from);
          }
        }
        long watermark = passing && i >= learnt ? firstFrom(i) - 1 : Long.MIN_VALUE;
        if (watermark > Long.MIN_VALUE) {
          evaluator.onWatermark(state, watermark, told);
        }
        evaluator.eager(of.arrivals().get(i).event(), state, watermark, told);
        if (restart) {
          state = AccountRun.restarted(state);
        }
      }
      evaluator.onWatermark(state, Happening.START + (passing ? 10_000 : -1), told);
      return told;
    }

    /** The earliest event time of what arrives at a position or after it. */
    private long firstFrom(int position) {
      return of.arrivals().stream()
          .skip(position)
          .mapToLong(arrival -> arrival.event().time())
          .min()
          .orElseThrow();
    }
  }

  private static final class SameEnd implements Property<Learning> {
    @Override
    public Learning generate(Random random) {
      AccountCase one = AccountCase.random(random).early(random);
      return new Learning(one, random.nextInt(one.arrivals().size()), random.nextInt(4) == 0);
    }

    @Override
    public List<Learning> smaller(Learning wrong) {
      return wrong.of().smaller().stream()
          .filter(smaller -> !smaller.arrivals().isEmpty())
          .map(
              smaller ->
                  new Learning(
                      smaller,
                      Math.min(wrong.learnt(), smaller.arrivals().size() - 1),
                      wrong.loud()))
          .toList();
    }

    @Override
    public void check(Learning one, Seen seen) {
      long end = one.of().arrivals().stream().mapToLong(Happening::time).max().orElse(0);
      Learning inTime = new Learning(one.of(), 0, one.loud());
      for (int way = 0; way < 3; way++) {
        boolean restart = way == 1;
        boolean passing = way == 2;
        Outcome expected = Outcome.of(inTime.told(false, passing), end);
        Told told = one.told(restart, passing);
        Outcome actual = Outcome.of(told, end);
        assertThat(actual.signals()).isEqualTo(expected.signals());
        assertThat(actual.decisions()).isEqualTo(expected.decisions());
        assertThat(actual.actions()).isEqualTo(expected.actions());
        checkMarks(one, told, seen);
        seen.count("restarts", restart ? 1 : 0);
        seen.count(
            "lowered late", told.signals().stream().filter(BelatedTest::isLoweredLate).count());
      }
      Told unchanged = new Learning(one.of(), one.of().arrivals().size(), false).told(false);
      if (!Outcome.of(unchanged, end)
          .signals()
          .equals(Outcome.of(inTime.told(false), end).signals())) {
        seen.count("other signals than without the change");
      }
    }

    /** Marked is exactly what was judged before the change was known and counts under it. */
    private static void checkMarks(Learning one, Told told, Seen seen) {
      Map<String, Happening> first = new HashMap<>();
      Map<String, Integer> place = new HashMap<>();
      for (int i = 0; i < one.of().arrivals().size(); i++) {
        Happening arrival = one.of().arrivals().get(i);
        if (first.putIfAbsent(arrival.id(), arrival) == null) {
          place.put(arrival.id(), i);
        }
      }
      Map<String, Decision> last = new HashMap<>();
      told.decisions().forEach(decision -> last.put(decision.trigger().id(), decision));
      last.values().removeIf(Decision::released);
      boolean changes = one.loud() || one.of().changed().stream().anyMatch(text -> text != null);
      last.forEach(
          (id, decision) -> {
            boolean stale =
                changes
                    && place.get(id) < one.learnt()
                    && first.get(id).append() >= one.of().changeAt();
            assertThat(decision.stale()).as("%s is stale", id).isEqualTo(stale);
            seen.count(stale ? "stale decisions" : "decisions not stale");
          });
      assertThat(told.count(Tallied.PATTERNS_STALE, 0))
          .isGreaterThanOrEqualTo((int) last.values().stream().filter(Decision::stale).count());
    }
  }
}
