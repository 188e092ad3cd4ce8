package io.weir.engine.scorecard;

import static io.weir.patterns.model.Mode.Stage.CANARY;
import static io.weir.patterns.model.Mode.Stage.ENFORCE;
import static io.weir.patterns.model.Mode.Stage.SHADOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.scorecard.Advice.What;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import org.junit.jupiter.api.Test;

class AdvisorTest {
  private static final Rate NO_HOLDS = new Rate(0, 0);

  private static Advice advise(
      Rate precision, Rate overturned, Action action, Mode.Stage mode, int days) {
    return new Advisor(Gates.SHIPPED).advise(precision, overturned, action, mode, days);
  }

  @Test
  void shouldWaitForTwoHundredLabelsOrThirtyDays() {
    assertThat(advise(new Rate(199, 199), NO_HOLDS, Action.HOLD, ENFORCE, 29))
        .isEqualTo(
            new Advice(
                What.WAIT, "too few labels: 199; 200 are needed, or 30 over 30 days (so far 29)"));
    assertThat(advise(new Rate(200, 200), NO_HOLDS, Action.HOLD, ENFORCE, 1).what())
        .isEqualTo(What.KEEP);
    assertThat(advise(new Rate(30, 30), NO_HOLDS, Action.HOLD, ENFORCE, 30).what())
        .isEqualTo(What.KEEP);
    assertThat(advise(new Rate(29, 29), NO_HOLDS, Action.HOLD, ENFORCE, 90).what())
        .isEqualTo(What.WAIT);
  }

  @Test
  void shouldKeepWhatReachesTheGateOfWhatItDoes() {
    assertThat(advise(new Rate(80, 200), NO_HOLDS, Action.HOLD, ENFORCE, 40))
        .isEqualTo(
            new Advice(
                What.KEEP, "precision 0.40 (0.33 to 0.47) reaches the 0.30 that hold needs"));
    assertThat(advise(new Rate(80, 200), NO_HOLDS, Action.HOLD, SHADOW, 40).reason())
        .endsWith("; fit to be promoted");
  }

  @Test
  void shouldTuneWhatMayBeBelowByChance() {
    assertThat(advise(new Rate(55, 200), NO_HOLDS, Action.HOLD, ENFORCE, 40))
        .isEqualTo(
            new Advice(
                What.TUNE,
                "precision 0.28 (0.22 to 0.34) is below the 0.30 that hold needs, though that may"
                    + " be chance"));
  }

  @Test
  void shouldDemoteWhatActsAndIsCertainlyBelow() {
    Advice advice = advise(new Rate(80, 200), NO_HOLDS, Action.BLOCK, CANARY, 40);

    assertThat(advice.what()).isEqualTo(What.DEMOTE);
    assertThat(advice.reason())
        .isEqualTo(
            "precision 0.40 (0.33 to 0.47) is certainly below the 0.60 that block needs; it would"
                + " do for hold");
    assertThat(advise(new Rate(2, 200), NO_HOLDS, Action.HOLD, ENFORCE, 40).reason())
        .doesNotContain("would do");
  }

  @Test
  void shouldTuneOrRetireWhatIsOnlyWatched() {
    assertThat(advise(new Rate(40, 200), NO_HOLDS, Action.HOLD, SHADOW, 40).what())
        .isEqualTo(What.TUNE);
    assertThat(advise(new Rate(4, 200), NO_HOLDS, Action.HOLD, SHADOW, 40).what())
        .isEqualTo(What.RETIRE);
  }

  @Test
  void shouldLookAtWhatWasOverturnedOnceThereIsEnoughOfIt() {
    Rate good = new Rate(160, 200);

    assertThat(advise(good, new Rate(29, 29), Action.HOLD, ENFORCE, 40).what())
        .isEqualTo(What.KEEP);
    assertThat(advise(good, new Rate(7, 30), Action.HOLD, ENFORCE, 40).what()).isEqualTo(What.TUNE);
    assertThat(advise(good, new Rate(15, 30), Action.HOLD, ENFORCE, 40))
        .isEqualTo(
            new Advice(
                What.DEMOTE,
                "of its holds 0.50 (0.33 to 0.67) were overturned; at most 0.20 may be"));
    assertThat(advise(good, new Rate(5, 30), Action.HOLD, ENFORCE, 40).what()).isEqualTo(What.KEEP);
  }

  @Test
  void shouldAskLessOfWhatDoesLess() {
    assertThat(advise(new Rate(30, 200), NO_HOLDS, Action.STEP_UP, ENFORCE, 40).what())
        .isEqualTo(What.KEEP);
    assertThat(advise(new Rate(30, 200), NO_HOLDS, Action.HOLD, ENFORCE, 40).what())
        .isEqualTo(What.DEMOTE);
    assertThat(advise(new Rate(12, 200), NO_HOLDS, Action.MONITOR, ENFORCE, 40).what())
        .isEqualTo(What.KEEP);
  }
}
