package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.aggregate.AggregateSpec;
import io.weir.engine.aggregate.AggregateStreams;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
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

  private static class AsOf implements Property<AggregateCase> {
    @Override
    public AggregateCase generate(Random random) {
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
      return new AggregateCase(specs, arrivals, many ? 0 : lag, random.nextInt(4) == 0);
    }

    /** What may be taken back shares nothing, and is slow to check where there is much. */
    private static AggregateSpec spec(Random random, long over, long kept, boolean many) {
      AggregateSpec spec = AggregateSpec.random(random, over, kept);
      return many && spec.takenBack() ? spec(random, over, kept, true) : spec;
    }

    @Override
    public List<AggregateCase> smaller(AggregateCase wrong) {
      List<AggregateCase> smaller = new ArrayList<>();
      for (List<AggregateSpec> specs : Cases.without(wrong.specs())) {
        if (!specs.isEmpty()) {
          smaller.add(new AggregateCase(specs, wrong.arrivals(), wrong.lag(), wrong.restarts()));
        }
      }
      for (List<Happening> arrivals : Cases.without(wrong.arrivals())) {
        smaller.add(new AggregateCase(wrong.specs(), arrivals, wrong.lag(), wrong.restarts()));
      }
      return smaller;
    }

    @Override
    public void check(AggregateCase one, Seen seen) {
      new AggregateRun(one, seen).all();
    }
  }

  private static final class LearntLater extends AsOf {
    @Override
    public AggregateCase generate(Random random) {
      AggregateCase any = super.generate(random);
      List<AggregateSpec> specs = new ArrayList<>();
      for (AggregateSpec spec : any.specs()) {
        specs.add(random.nextInt(3) == 0 ? spec : spec.learntAfter(after(spec, random)));
      }
      return new AggregateCase(specs, any.arrivals(), any.lag(), any.restarts());
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
    public void check(AggregateCase one, Seen seen) {
      one.specs()
          .forEach(spec -> seen.count("windows that learn later", spec.learnAfter() > 0 ? 1 : 0));
      super.check(one, seen);
    }
  }
}
