package io.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.demo.Scoreboard.Score;
import io.weir.simulator.truth.AttackKind;
import io.weir.simulator.truth.AttackTruth;
import io.weir.simulator.truth.GroundTruth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
  private static final AttackTruth DRAIN =
      new AttackTruth(
          "account-drain-01",
          AttackKind.ACCOUNT_DRAIN,
          Set.of("victim", "knocked"),
          Set.of("victim"),
          Set.of("198.51.100.1"),
          Set.of("d-1"),
          Set.of("p-1"),
          List.of("a-1", "a-2"),
          Set.of("a-2"),
          1_000,
          5_000);

  private final Verdicts verdicts = new Verdicts();

  @Test
  void shouldTellPaymentsOfVictimsFromThoseOfCustomersNobodyHarmed() {
    said("a-2", "HOLD", "victim", "payment");
    said("own-1", "HOLD", "victim", "payment");
    said("own-2", "BLOCK", "victim", "payment");
    said("h-1", "HOLD", "knocked", "payment");
    said("h-2", "HOLD", "honest", "payment");
    said("h-3", "STEP_UP", "honest", "payment");
    said("h-4", "HOLD", "honest", "login");

    Score score = judge();

    assertThat(score.falseHolds()).isEqualTo(2);
    assertThat(score.victimsHeld()).isEqualTo(2);
    assertThat(score.wronglyHeld()).as("the whole is the sum of its parts").isEqualTo(4);
    assertThat(score.per10k(score.falseHolds())).isEqualTo(200);
  }

  @Test
  void shouldCallABlockFalseOnlyOnAccountsNobodyAttacked() {
    said("own-1", "BLOCK", "victim", "login");
    said("h-1", "BLOCK", "knocked", "login");
    said("h-2", "BLOCK", "honest", "login");

    assertThat(judge().falseBlocks()).isEqualTo(1);
  }

  @Test
  void shouldMeasureFromTheFirstEventOfAnAttackToTheFirstAnswer() {
    said("a-1", "ALLOW", "victim", "login");
    said("a-2", "STEP_UP", "victim", "payment");

    Score score = judge();

    assertThat(score.recall()).isEqualTo(1);
    assertThat(score.kinds())
        .containsExactly(new Scoreboard.KindScore(AttackKind.ACCOUNT_DRAIN.label(), 1, 1, 6_000));
  }

  @Test
  void shouldNotCountAnAttackThatWasBrokenOff() {
    said("a-1", "ALLOW", "victim", "login");

    Score score =
        new Scoreboard(new GroundTruth(List.of(DRAIN)))
            .judge(verdicts, 100, id -> !id.equals("a-2"));

    assertThat(score.kinds()).isEmpty();
    assertThat(score.recall()).isEqualTo(1);
  }

  @Test
  void shouldCountAlertsThatConcernNoAttack() {
    alert("1", "account", "honest", "honest", "h-1");
    alert("2", "account", "victim", "victim", "own-1");
    alert("3", "ip", "198.51.100.1", null, "x-1");
    alert("4", "ip", "203.0.113.1", null, "a-1");

    Score score = judge();

    assertThat(score.falseAlerts()).isEqualTo(1);
    assertThat(score.precision()).isEqualTo(0.75);
  }

  @Test
  void shouldCountTheFirstMatchOfAnAlertThatWentOn() {
    alert("1", 0, false, "a-1", 2_000);
    alert("1", 1, false, "a-2", 3_000_000);
    alert("2", 0, false, "h-1", 2_000);
    alert("2", 1, true, "h-1", 2_000);

    Score score = judge();

    assertThat(score.kinds())
        .containsExactly(new Scoreboard.KindScore(AttackKind.ACCOUNT_DRAIN.label(), 1, 1, 1_000));
    assertThat(score.precision()).as("what was taken back is no alert").isEqualTo(1);
  }

  private Score judge() {
    return new Scoreboard(new GroundTruth(List.of(DRAIN))).judge(verdicts, 100, id -> true);
  }

  private void said(String trigger, String action, String account, String stream) {
    verdicts.decision(
        trigger,
        Feeder.hash(trigger),
        new Verdicts.Said(0, action, account, stream, 7_000, List.of()));
  }

  private void alert(String id, int revision, boolean corrected, String event, long eventTime) {
    verdicts.alert(
        id,
        new Verdicts.Raised(
            "bank",
            revision,
            corrected,
            "p",
            "account",
            "somebody",
            "somebody",
            "HOLD",
            List.of(event),
            eventTime));
  }

  private void alert(String id, String dimension, String key, String account, String event) {
    verdicts.alert(
        id,
        new Verdicts.Raised(
            "bank", 0, false, "p", dimension, key, account, "HOLD", List.of(event), 7_000));
  }
}
