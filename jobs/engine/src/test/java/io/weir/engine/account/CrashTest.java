package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A crash at any point: the state of the last checkpoint comes back as bytes, and what was read
 * since, and some of what was read before, is read again. Who reads everything may keep a decision
 * as it was before the crash where it was revised less often after it: of revisions of one id the
 * higher counts.
 */
class CrashTest {

  @Test
  void shouldComeToTheSameEndWhereverItCrashes() {
    Seen seen = Cases.check("crashes", 1_000, new SameEnd());

    assertThat(seen.of("events read again")).isPositive();
    assertThat(seen.of("signals")).isPositive();
    assertThat(seen.of("signals said again")).isPositive();
    assertThat(seen.of("late completions")).isPositive();
    assertThat(seen.of("withdrawals")).isPositive();
    assertThat(seen.of("ties")).isPositive();
    assertThat(seen.of("decisions revised more often before the crash"))
        .isLessThan(1 + seen.of("decisions") / 1_000);
  }

  @Test
  void shouldComeToTheSameEndWhenAFloodIsEvictedAsWell() {
    Seen seen = Cases.check("crashes in a flood", 30, new SameEndOfFloods());

    assertThat(seen.of("evictions")).isPositive();
    assertThat(seen.of("signals")).isPositive();
    assertThat(seen.of("degraded signals")).isPositive();
  }

  /**
   * What longer runs found, a milder restriction behind a stricter one, and a flood in one pane.
   */
  @Test
  void shouldComeToTheSameEndInCasesThatOnceDidNot() {
    SameEnd any = new SameEnd();
    Random seed = new Random(-4_987_958_983_364_656_155L);
    any.check(Crash.random(seed, AccountCase.random(seed), false), new Seen());
    SameEndOfFloods flood = new SameEndOfFloods();
    flood.check(flood.generate(new Random(681_093_722_245_480_660L)), new Seen());
  }

  /**
   * A case and its crash.
   *
   * @param again position of the first arrival that is read again
   * @param checkpoint number of arrivals that are in the checkpoint
   * @param crash number of arrivals read when it crashes
   * @param settled whether events wait for the watermark
   * @param reordered seed by which what is read again is shuffled; null: it comes as it came
   */
  record Crash(
      AccountCase of, int again, int checkpoint, int crash, boolean settled, Long reordered) {

    static Crash random(Random random, AccountCase of, boolean exact) {
      int crash = random.nextInt(of.arrivals().size() + 1);
      int checkpoint = random.nextInt(crash + 1);
      int again = exact ? checkpoint : checkpoint - random.nextInt(Math.min(checkpoint, 8) + 1);
      Long reordered = exact || random.nextBoolean() ? null : random.nextLong();
      return new Crash(of, again, checkpoint, crash, random.nextBoolean(), reordered);
    }

    /** The crash in less of the case. */
    Crash of(AccountCase less) {
      int size = less.arrivals().size();
      int before = Math.min(checkpoint, size);
      return new Crash(
          less, Math.min(again, before), before, Math.min(crash, size), settled, reordered);
    }

    /** What is read after the crash, the checkpoint restored. */
    List<Happening> readAgain() {
      List<Happening> rest = new ArrayList<>(of.arrivals().subList(again, of.arrivals().size()));
      if (reordered != null) {
        Collections.shuffle(rest, new Random(reordered));
      }
      return rest;
    }
  }

  private static class SameEnd implements Property<Crash> {
    @Override
    public Crash generate(Random random) {
      AccountCase any = AccountCase.random(random).early(random).late(random);
      return Crash.random(random, any, false);
    }

    @Override
    public List<Crash> smaller(Crash wrong) {
      return wrong.of().smaller().stream().map(wrong::of).toList();
    }

    @Override
    public void check(Crash one, Seen seen) {
      long end = one.of().arrivals().stream().mapToLong(Happening::time).max().orElse(0);
      Told whole = new AccountRun(one.of(), one.settled(), 0, 0).told();
      Outcome expected = Outcome.of(whole, end);

      CrashRun run = new CrashRun(one);

      Outcome committed = Outcome.of(run.committed(), end);
      assertThat(committed.signals()).isEqualTo(expected.signals());
      assertThat(committed.decisions()).isEqualTo(expected.decisions());
      assertThat(committed.actions()).isEqualTo(expected.actions());
      if (one.reordered() == null) {
        Outcome all = Outcome.of(run.all(), end);
        assertThat(all.signals()).as("at least once").isEqualTo(expected.signals());
        Set<String> outrun = run.outrun();
        assertThat(without(outrun, all.decisions()))
            .as("at least once")
            .isEqualTo(without(outrun, expected.decisions()));
        seen.count("decisions", expected.decisions().size());
        seen.count("decisions revised more often before the crash", outrun.size());
        seen.count("signals said again", run.saidAgain());
      }
      seen.count("events read again", one.crash() - one.again());
      seen.count("signals", expected.signals().size());
      seen.count("late completions", whole.count(Tallied.RAISED_LATE, 0));
      seen.count("withdrawals", whole.count(Tallied.WITHDRAWN, 0));
      seen.count("evictions", whole.count(Tallied.EVICTED, 0));
      seen.count(
          "degraded signals",
          whole.standing().stream().filter(signal -> signal.live().degraded()).count());
      seen.count("ties", Happening.ties(one.of().arrivals()));
    }
  }

  private static Map<String, String> without(Set<String> ids, Map<String, String> decisions) {
    Map<String, String> others = new TreeMap<>(decisions);
    others.keySet().removeAll(ids);
    return others;
  }

  /**
   * More events than are kept: what is forgotten depends on the order and on how far time has
   * passed, so nothing but what was read since the checkpoint is read again, as it came.
   */
  private static final class SameEndOfFloods extends SameEnd {
    @Override
    public Crash generate(Random random) {
      return Crash.random(random, AccountCase.flood(random), true);
    }
  }
}
