package io.weir.engine.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final ScoreKey KEY = new ScoreKey("t1", "p", 3);
  private static final long DAY_ONE = 20_458;

  private final Score score = new Score();

  private static Contribution alert(long day, Outcome outcome, Mode.Stage mode, long delay) {
    return new Contribution(KEY, false, day, outcome, Action.HOLD, mode, delay, 0);
  }

  private static Contribution hold(long day, Outcome outcome, long amount) {
    return new Contribution(KEY, true, day, outcome, Action.HOLD, Mode.Stage.ENFORCE, -1, amount);
  }

  private Scorecard card() {
    return score.card(KEY, Gates.SHIPPED);
  }

  @Test
  void shouldAddUpDaysAndTakeBackWhatWasCorrected() {
    score.count(alert(DAY_ONE, Outcome.RIGHT, Mode.Stage.SHADOW, 60_000), 1);
    score.count(alert(DAY_ONE + 9, Outcome.WRONG, Mode.Stage.ENFORCE, 600_000), 1);
    score.count(alert(DAY_ONE + 9, Outcome.OPEN, Mode.Stage.SHADOW, -1), 1);
    score.count(hold(DAY_ONE, Outcome.RIGHT, 500), 1);
    score.count(hold(DAY_ONE, Outcome.WRONG, 70), 1);
    score.count(hold(DAY_ONE, Outcome.INCONCLUSIVE, 4), 1);
    score.count(alert(DAY_ONE + 9, Outcome.OPEN, Mode.Stage.SHADOW, -1), -1);
    score.count(alert(DAY_ONE + 9, Outcome.RIGHT, Mode.Stage.SHADOW, -1), 1);

    Scorecard card = card();

    assertThat(card.cases()).isEqualTo(3);
    assertThat(card.precision()).isEqualTo(new Rate(2, 3));
    assertThat(card.days()).isEqualTo(10);
    assertThat(card.perDay()).isEqualTo(0.3);
    assertThat(card.since()).isEqualTo(DAY_ONE * Score.DAY);
    assertThat(card.mode()).isEqualTo(Mode.Stage.ENFORCE);
    assertThat(card.action()).isEqualTo(Action.HOLD);
    assertThat(card.disposed().count()).isEqualTo(2);
    assertThat(card.holds()).isEqualTo(3);
    assertThat(card.overturned()).isEqualTo(new Rate(1, 2));
    assertThat(card.heldRightly()).isEqualTo(500);
    assertThat(card.heldWrongly()).isEqualTo(70);
    assertThat(card.heldOpen()).isEqualTo(4);
  }

  @Test
  void shouldForgetADayAfterNinety() {
    score.count(alert(DAY_ONE, Outcome.RIGHT, Mode.Stage.ENFORCE, 1), 1);
    score.count(alert(DAY_ONE + 1, Outcome.WRONG, Mode.Stage.ENFORCE, 1), 1);

    score.advance(Score.endOf(DAY_ONE) - 1);
    assertThat(card().cases()).isEqualTo(2);
    assertThat(card().days()).isEqualTo(90);
    score.advance(Score.endOf(DAY_ONE));
    assertThat(card().cases()).isEqualTo(1);
    score.advance(Score.endOf(DAY_ONE + 1));

    assertThat(score.isEmpty()).isTrue();
    assertThat(card().days()).isZero();
    assertThat(card().perDay()).isZero();
    assertThat(card().advice().what()).isEqualTo(Advice.What.WAIT);
  }

  @Test
  void shouldCountFewerADayTheLongerItSaysNothing() {
    score.count(alert(DAY_ONE, Outcome.RIGHT, Mode.Stage.ENFORCE, 1), 1);
    assertThat(card().perDay()).isEqualTo(1);

    score.advance((DAY_ONE + 3) * Score.DAY);

    assertThat(card().perDay()).isEqualTo(0.25);
  }

  @Test
  void shouldRefuseAFormatOfTheFuture() throws IOException {
    score.count(hold(DAY_ONE, Outcome.RIGHT, 500), 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    score.write(new DataOutputStream(bytes));
    byte[] written = bytes.toByteArray();
    assertThat(Score.read(in(written)).card(KEY, Gates.SHIPPED).heldRightly()).isEqualTo(500);

    written[0] = 9;

    assertThatThrownBy(() -> Score.read(in(written)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format 9");
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
