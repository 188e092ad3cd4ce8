package io.weir.engine.scorecard.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.property.Cases;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.scorecard.Gates;
import io.weir.engine.scorecard.Outcome;
import io.weir.engine.scorecard.Rate;
import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever the order alerts, decisions, labels, corrections and repeats come in, and however fast
 * notes are on their ways, scores are those that brute force finds.
 */
class AnyOrderTest {

  @Test
  void shouldCountTheSameInWhateverOrderItIsTold() {
    Seen seen = Cases.check("scores in any order", 1_000, new SameInAnyOrder());

    for (Outcome outcome : Outcome.values()) {
      assertThat(seen.of("case " + outcome)).as("cases %s", outcome).isGreaterThan(100);
      assertThat(seen.of("hold " + outcome)).as("holds %s", outcome).isGreaterThan(50);
    }
    assertThat(seen.of("corrections")).isGreaterThan(300);
  }

  /**
   * Who said what.
   *
   * @param notes in some order, some of them twice
   * @param seed of the order and of the ways
   */
  record Told(List<Note> notes, long seed) {}

  private static final class SameInAnyOrder implements Property<Told> {
    @Override
    public Told generate(Random random) {
      return new Told(new Stories(random).tell(), random.nextLong());
    }

    @Override
    public List<Told> smaller(Told wrong) {
      return Cases.without(wrong.notes()).stream()
          .map(notes -> new Told(notes, wrong.seed()))
          .toList();
    }

    @Override
    public void check(Told told, Seen seen) {
      Map<ScoreKey, Map<String, Long>> expected = new Ledger(told.notes()).counts();
      List<Note> shuffled = new ArrayList<>(told.notes());
      Collections.shuffle(shuffled, new Random(told.seed()));

      Map<ScoreKey, Score> scores = new Office(told.seed()).run(shuffled);

      expected.forEach(
          (key, counts) -> {
            assertThat(scores).containsKey(key);
            compare(scores.get(key).card(key, Gates.SHIPPED), counts);
            counts.forEach(seen::count);
          });
      scores.forEach(
          (key, score) -> assertThat(score.isEmpty()).isEqualTo(!expected.containsKey(key)));
      seen.count(
          "corrections",
          told.notes().stream().filter(note -> note instanceof Note.Corrected).count());
    }

    private static void compare(Scorecard card, Map<String, Long> counts) {
      long right = of(counts, "case", Outcome.RIGHT);
      long wrong = of(counts, "case", Outcome.WRONG);
      long unclear = of(counts, "case", Outcome.INCONCLUSIVE);
      assertThat(card.precision()).isEqualTo(new Rate(right, right + wrong));
      assertThat(card.inconclusive()).isEqualTo(unclear);
      assertThat(card.cases())
          .isEqualTo(right + wrong + unclear + of(counts, "case", Outcome.OPEN));
      long overturned = of(counts, "hold", Outcome.WRONG);
      assertThat(card.overturned())
          .isEqualTo(new Rate(overturned, overturned + of(counts, "hold", Outcome.RIGHT)));
      assertThat(card.heldRightly()).isEqualTo(of(counts, "money", Outcome.RIGHT));
      assertThat(card.heldWrongly()).isEqualTo(of(counts, "money", Outcome.WRONG));
      assertThat(card.heldOpen())
          .isEqualTo(of(counts, "money", Outcome.OPEN) + of(counts, "money", Outcome.INCONCLUSIVE));
    }

    private static long of(Map<String, Long> counts, String what, Outcome outcome) {
      return counts.getOrDefault(what + " " + outcome, 0L);
    }
  }
}
