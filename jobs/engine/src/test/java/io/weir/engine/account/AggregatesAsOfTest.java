package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.aggregate.AggregateOracle;
import io.weir.engine.aggregate.AggregateSpec;
import io.weir.engine.aggregate.AggregateStreams;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.Facts;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Every aggregate of an account is worth what reading the whole history again would say, whatever
 * the order of arrival, the course of the watermark, compaction and restarts.
 */
class AggregatesAsOfTest {
  private static final long[] WINDOWS = {
    1, 5, 63, 64, 65, 100, 640, 1_000, 6_400, 64_000, 86_400_000, 7_776_000_000L
  };

  /** Parts of what is longer cannot be written in milliseconds. */
  private static final long LONG = 1_000_000_000;

  /** Events of which windows keep more than they can share. */
  private static final int MANY = 800;

  private record Case(
      List<AggregateSpec> specs, List<Happening> arrivals, long lag, boolean restarts) {

    long over() {
      return specs.get(0).over();
    }

    long kept() {
      return specs.get(0).kept();
    }
  }

  @Test
  void shouldEqualTheHistoryReadAgain() {
    Seen seen = Cases.check("aggregates as of an event", 1_000, new AsOf());

    assertThat(seen.of("ties")).isPositive();
    assertThat(seen.of("late arrivals")).isPositive();
    assertThat(seen.of("entries taken back")).isPositive();
    assertThat(seen.of("entries of a pane that counts as one")).isPositive();
    assertThat(seen.of("windows that share entries")).isPositive();
    assertThat(seen.of("windows that shared entries until there were many")).isPositive();
  }

  /** What happened is learnt at once, within the window, or long after. */
  @Test
  void shouldEqualTheHistoryOfWhatIsLearntLater() {
    Seen seen = Cases.check("aggregates of what is learnt later", 1_000, new LearntLater());

    assertThat(seen.of("windows that learn later")).isPositive();
    assertThat(seen.of("late arrivals")).isPositive();
    assertThat(seen.of("entries taken back")).isPositive();
    assertThat(seen.of("entries of a pane that counts as one")).isPositive();
    assertThat(seen.of("restarts")).isPositive();
  }

  /** Words of several sources, more of one pane than others tell apart. */
  @Test
  void shouldEqualTheHistoryInACaseThatOnceDidNot() {
    AsOf any = new AsOf();
    Seen seen = new Seen();
    any.check(any.generate(new Random(5_658_092_242_336_647_466L)), seen);

    assertThat(seen.of("unknown values")).isPositive();
  }

  /** What takes an entry back happens before it, more than a window before somebody asks. */
  @Test
  void shouldEqualTheHistoryWhereARemovalComesFirst() {
    AsOf any = new AsOf();
    Seen seen = new Seen();
    any.check(any.generate(new Random(-7_807_025_063_145_492_599L)), seen);

    assertThat(seen.of("entries taken back")).isPositive();
  }

  private static class AsOf implements Property<Case> {
    @Override
    public Case generate(Random random) {
      long over = WINDOWS[random.nextInt(WINDOWS.length)];
      long kept = over * (random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1);
      boolean many = over >= 6_400 && random.nextInt(20) == 0;
      List<AggregateSpec> specs = new ArrayList<>();
      specs.add(spec(random, over, kept, many));
      for (int i = 0; i < 4; i++) {
        long other = kept > over || over > LONG ? over : Math.max(1, over >> random.nextInt(3));
        specs.add(spec(random, other, kept > over ? kept : other, many));
      }
      long lateness = random.nextInt(4) == 0 ? 0 : 1 + over / (1 + random.nextInt(100));
      List<Happening> arrivals =
          AggregateStreams.random(
              random, over, many ? MANY : 5 + random.nextInt(80), many ? 1 : lateness);
      long lag = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(3) * (over / 50);
      return new Case(specs, arrivals, many ? 0 : lag, random.nextInt(4) == 0);
    }

    /** What may be taken back shares nothing, and is slow to check where there is much. */
    private static AggregateSpec spec(Random random, long over, long kept, boolean many) {
      AggregateSpec spec = AggregateSpec.random(random, over, kept);
      return many && spec.takenBack() ? spec(random, over, kept, true) : spec;
    }

    @Override
    public List<Case> smaller(Case wrong) {
      List<Case> smaller = new ArrayList<>();
      for (List<AggregateSpec> specs : Cases.without(wrong.specs())) {
        if (!specs.isEmpty()) {
          smaller.add(new Case(specs, wrong.arrivals(), wrong.lag(), wrong.restarts()));
        }
      }
      for (List<Happening> arrivals : Cases.without(wrong.arrivals())) {
        smaller.add(new Case(wrong.specs(), arrivals, wrong.lag(), wrong.restarts()));
      }
      return smaller;
    }

    @Override
    public void check(Case one, Seen seen) {
      new Run(one, seen).all();
    }
  }

  private static final class LearntLater extends AsOf {
    @Override
    public Case generate(Random random) {
      Case any = super.generate(random);
      List<AggregateSpec> specs = new ArrayList<>();
      for (AggregateSpec spec : any.specs()) {
        specs.add(random.nextInt(3) == 0 ? spec : spec.learntAfter(after(spec, random)));
      }
      return new Case(specs, any.arrivals(), any.lag(), any.restarts());
    }

    /** A fraction of the window, all of it, or more. */
    private static long after(AggregateSpec spec, Random random) {
      long over = spec.over() > LONG ? spec.over() / 90 : spec.over();
      return switch (random.nextInt(4)) {
        case 0 -> 1;
        case 1 -> over;
        default -> 1 + (long) (random.nextDouble() * 2 * over);
      };
    }

    @Override
    public void check(Case one, Seen seen) {
      one.specs()
          .forEach(spec -> seen.count("windows that learn later", spec.learnAfter() > 0 ? 1 : 0));
      super.check(one, seen);
    }
  }

  private static final class Run {
    private final Case one;
    private final Seen seen;
    private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    private final AccountEvaluator evaluator = new AccountEvaluator(versions);
    private final AccountWire wire = new AccountWire(new EventWire(StreamCatalog.shipped()));
    private final PatternPlan plan;
    private final List<Happening> arrived = new ArrayList<>();
    private AccountState state = new AccountState();

    Run(Case one, Seen seen) {
      this.one = one;
      this.seen = seen;
      StringBuilder aggregates = new StringBuilder();
      for (int i = 0; i < one.specs().size(); i++) {
        aggregates.append("  v%d: %s%n".formatted(i, one.specs().get(i).yaml()));
      }
      versions.put(
          Patterns.read(
              "aggregates",
              """
              key: account
              severity: low
              group: CTX
              action: {floor: monitor, scope: event, ttl: 1m}
              params:
                window: {value: %s, min: 1ms, max: %s}
              aggregates:
              %s
              alternatives:
                - {name: payment, when: {on: payment, where: 'tenant_id != ""'}}
                - {name: login, when: {on: login, where: 'tenant_id != ""'}}
              """
                  .formatted(
                      AggregateSpec.duration(one.over()),
                      AggregateSpec.duration(one.kept()),
                      aggregates)),
          Long.MIN_VALUE);
      this.plan = versions.newest().patterns().get(0);
    }

    void all() {
      long watermark = Long.MIN_VALUE;
      boolean shared = false;
      boolean parted = false;
      Told told = new Told();
      for (int i = 0; i < one.arrivals().size(); i++) {
        Happening next = one.arrivals().get(i);
        if (!arrived.isEmpty() && next.compareTo(arrived.get(arrived.size() - 1)) < 0) {
          seen.count("late arrivals");
        }
        insert(next);
        evaluator.eager(next.event(), state, absolute(watermark), told);
        shared |= shares() && noneIsAlone();
        parted |= shares() && !noneIsAlone();
        if (i % 7 == 0) {
          compare(arrived.get(arrived.size() / 2), watermark);
        }
        long passed = passed(i + 1);
        if (one.lag() != Long.MAX_VALUE && passed - one.lag() > watermark) {
          compareUpTo(passed - one.lag(), watermark);
          watermark = passed - one.lag();
          evaluator.onWatermark(state, absolute(watermark), told);
        }
        if (one.restarts() && i % 11 == 5) {
          restart();
        }
      }
      compareUpTo(Long.MAX_VALUE, watermark);
      seen.count("windows that share entries", shared ? 1 : 0);
      seen.count("windows that shared entries until there were many", shared && parted ? 1 : 0);
    }

    private boolean noneIsAlone() {
      return state.windows.values().stream()
          .allMatch(
              held -> plan.measures().stream().allMatch(measure -> held.alone(measure) == null));
    }

    private boolean shares() {
      return one.specs().stream().noneMatch(AggregateSpec::takenBack) && !state.windows.isEmpty();
    }

    private static long absolute(long watermark) {
      return watermark == Long.MIN_VALUE ? watermark : watermark + Happening.START;
    }

    private void insert(Happening next) {
      int at = 0;
      while (at < arrived.size() && arrived.get(at).compareTo(next) < 0) {
        if (arrived.get(at).time() == next.time()) {
          seen.count("ties");
        }
        at++;
      }
      arrived.add(at, next);
    }

    /** Before which no event arrives any more. */
    private long passed(int from) {
      long passed = Long.MAX_VALUE / 4;
      for (Happening later : one.arrivals().subList(from, one.arrivals().size())) {
        passed = Math.min(passed, later.time() - 1);
      }
      return passed;
    }

    private void compareUpTo(long until, long watermark) {
      for (Happening asking : arrived) {
        if (asking.time() <= until) {
          compare(asking, watermark);
        }
      }
    }

    private void compare(Happening asking, long watermark) {
      if (asking.time() <= watermark) {
        return;
      }
      Facts facts = state.kept.get(state.find(asking.event())).event.facts();
      for (int i = 0; i < one.specs().size(); i++) {
        AggregateOracle oracle = new AggregateOracle(one.specs().get(i));
        Object expected = oracle.asOf(asking, arrived, seen);
        Object actual = value(facts, plan.measures().get(i));
        seen.count(expected == null ? "unknown values" : "known values");
        assertThat(oracle.agrees(expected, actual))
            .as("%s as of %s: expected %s, was %s", one.specs().get(i), asking, expected, actual)
            .isTrue();
      }
    }

    private static Object value(Facts facts, Measure measure) {
      int position = facts.find(measure.factId());
      if (position < 0) {
        return null;
      }
      ValueType type = measure.aggregate().type();
      return type == ValueType.STRING
          ? facts.text(position)
          : type == ValueType.DOUBLE
              ? (Object) Double.longBitsToDouble(facts.bits(position))
              : (Object) facts.bits(position);
    }

    private void restart() {
      seen.count("restarts");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        wire.write(state, new DataOutputStream(bytes));
        state = wire.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
