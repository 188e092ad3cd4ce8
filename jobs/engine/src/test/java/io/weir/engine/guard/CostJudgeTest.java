package io.weir.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.property.Cases;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.patterns.guard.CostBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A pattern that takes too much for everybody is told of, and nobody can make another seem so. */
class CostJudgeTest {
  private static final CostBudget ALLOWED = new CostBudget(200_000, 180_000);
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long MUCH = 300_000;
  private static final long LITTLE = 2_000;

  private final CostJudge judge = new CostJudge();

  @Test
  void shouldTellOfAPatternThatTakesTooMuchForThreeMinutes() {
    assertThat(asked(0, 3 * MINUTE - SECOND, MUCH)).as("two minutes and most of one").isEmpty();
    assertThat(asked(3 * MINUTE - SECOND, 3 * MINUTE + SECOND, MUCH)).containsExactly(MUCH);
  }

  @Test
  void shouldBeginAnewWhenItHasTold() {
    assertThat(asked(0, 3 * MINUTE + SECOND, MUCH)).hasSize(1);
    assertThat(asked(3 * MINUTE + SECOND, 6 * MINUTE, MUCH)).isEmpty();
    assertThat(asked(6 * MINUTE, 6 * MINUTE + 2 * SECOND, MUCH)).hasSize(1);
  }

  @Test
  void shouldSayNothingOfOneThatTookTooMuchForTwo() {
    asked(0, 2 * MINUTE + SECOND, MUCH);
    asked(2 * MINUTE + SECOND, 3 * MINUTE + SECOND, LITTLE);
    assertThat(asked(3 * MINUTE + SECOND, 5 * MINUTE + SECOND, MUCH)).isEmpty();
  }

  @Test
  void shouldCountAVersionByItself() {
    asked(0, 2 * MINUTE + SECOND, MUCH);

    List<Long> told = new ArrayList<>();
    for (long now = 2 * MINUTE; now < 4 * MINUTE; now += SECOND / 2) {
      told.add(judge.took("a", 2, "t1|" + now, MUCH, now, ALLOWED));
    }

    assertThat(told).containsOnly(-1L);
  }

  @Test
  void shouldTellThoughThePatternTakesSoMuchThatFewAreAsked() {
    long told = -1;
    long now = 0;
    for (int i = 0; told < 0 && i < 1_000; i++) {
      now += 10 * SECOND;
      told = judge.took("a", 1, "t1|account-" + i, 5_000_000, now, ALLOWED);
    }

    assertThat(told).isEqualTo(5_000_000);
    assertThat(now).isEqualTo(CostJudge.ROUNDS * CostJudge.KEYS * 10 * SECOND);
  }

  @Test
  void shouldSayNothingOfOneThatTakesMuchForSome() {
    for (int i = 0; i < 12_000; i++) {
      long nanos = i % 6 == 0 ? LITTLE : MUCH;
      long now = i * (SECOND / 20);
      assertThat(judge.took("a", 1, "t1|account-" + i, nanos, now, ALLOWED)).isEqualTo(-1);
    }
  }

  /** However often somebody has his own keys asked about, and however seldom others come. */
  @Test
  void shouldTellOfNothingHoweverSomebodyFloodsKeysOfHisOwn() {
    Seen seen = Cases.check("floods that make a pattern look expensive", 1_000, new Flooding());

    assertThat(seen.of("above the budget")).isPositive();
    assertThat(seen.of("nearly all the traffic")).isPositive();
    assertThat(seen.of("most of the keys")).isPositive();
  }

  /**
   * What somebody does who wants a pattern out of his way.
   *
   * @param keys how many he has
   * @param share how often one of his is asked about for each of somebody else
   * @param others of how many others one is asked about in a round
   * @param cost what it takes to ask about one of his, nanoseconds
   */
  private record Flood(int keys, int share, int others, long cost, long seed) {}

  private static final class Flooding implements Property<Flood> {
    @Override
    public Flood generate(Random random) {
      int others = 40 + random.nextInt(200);
      int keys = 1 + random.nextInt(2 * others);
      int share = 1 + random.nextInt(40);
      return new Flood(keys, share, others, random.nextInt(50_000_000), random.nextLong());
    }

    @Override
    public List<Flood> smaller(Flood wrong) {
      return List.of();
    }

    @Override
    public void check(Flood flood, Seen seen) {
      CostJudge fresh = new CostJudge();
      Random random = new Random(flood.seed());
      for (int round = 0; round < 8; round++) {
        for (int i = 0; i < flood.others() * (flood.share() + 1); i++) {
          boolean his = i % (flood.share() + 1) > 0;
          String key = his ? "t1|his-" + random.nextInt(flood.keys()) : "t1|" + random.nextInt();
          long nanos = his ? flood.cost() : LITTLE + random.nextInt(4_000);
          long now = round * MINUTE + i * MINUTE / (flood.others() * (flood.share() + 1L));
          assertThat(fresh.took("a", 1, key, nanos, now, ALLOWED)).isEqualTo(-1);
        }
      }
      seen.count("above the budget", flood.cost() > ALLOWED.nanos() ? 1 : 0);
      seen.count("nearly all the traffic", flood.share() > 19 ? 1 : 0);
      seen.count("most of the keys", flood.keys() > flood.others() ? 1 : 0);
    }
  }

  /** What is told while keys are asked about, twenty a second. */
  private List<Long> asked(long from, long to, long nanos) {
    List<Long> told = new ArrayList<>();
    for (long now = from; now < to; now += SECOND / 20) {
      long one = judge.took("a", 1, "t1|account-" + now, nanos, now, ALLOWED);
      if (one >= 0) {
        told.add(one);
      }
    }
    return told;
  }
}
