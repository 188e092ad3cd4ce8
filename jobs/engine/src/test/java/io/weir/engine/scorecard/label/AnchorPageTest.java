package io.weir.engine.scorecard.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.scorecard.Outcome;
import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.label.Note.Asked;
import io.weir.engine.scorecard.label.Note.Found;
import io.weir.engine.scorecard.label.Note.Put;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept at an account that is never quiet for long. */
class AnchorPageTest {
  private static final long START = 20_458 * Score.DAY;

  @Test
  void shouldTellACaseOfTodayThoughMoreThanItKeepsCameBeforeTheWindow() {
    AnchorPage page = new AnchorPage();
    List<Note> told = new ArrayList<>();
    for (int i = 0; i < AnchorPage.MOST_CASES; i++) {
      page.take(new Asked("account", "case-%03d".formatted(i), START), told::add);
    }
    long today = START + (Score.WINDOW_DAYS + 1) * Score.DAY;

    page.take(new Asked("account", "case-of-today", today), told::add);
    page.take(new Put("account", Label.of("label", Outcome.RIGHT, today + 1)), told::add);

    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Found.class, found -> assertThat(found.key()).isEqualTo("case-of-today"));
  }
}
