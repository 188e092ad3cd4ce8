package io.weir.streaming.gatekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import io.weir.streaming.stage.StageOptions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which emergencies are accepted is a function of the log before them, under the policy there. */
final class EmergencyRulesTest {
  private static final long NOW = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();
  private static final String UNTIL = "until: 2026-01-05T11:00:00Z";

  private final PatternHistory history =
      new PatternHistory(StreamCatalog.shipped(), StageOptions.shippedPolicy());
  private int offset;

  @Test
  void shouldAcceptALevelOfThePolicyForAScope() {
    Verdict verdict =
        say(
            "tenant=bank channel=API,WEB rail=SCT_INST",
            1,
            """
            level: 2
            tenant: bank
            where: {rail: SCT_INST, channel: [WEB, API]}
            until: 2026-01-05T11:00:00Z
            """);

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.effectiveFrom()).isEqualTo(NOW + Ledger.DELAY);
    assertThat(verdict.mode()).isEqualTo("level 2");
  }

  @Test
  void shouldLetItBeRaisedLoweredAndRaisedAgain() {
    assertThat(say("all", 1, "level: 3\n" + UNTIL).accepted()).isTrue();
    assertThat(say("all", 2, "level: 1\n" + UNTIL).mode()).isEqualTo("level 1");
    assertThat(say("all", 3, "level: 0").mode()).isEqualTo("level 0");
    assertThat(say("all", 4, "level: 0").problems())
        .containsExactly("emergency.yaml:1:1 nothing is raised for this scope");
    assertThat(say("all", 4, "level: 3\n" + UNTIL).accepted()).isTrue();
  }

  @Test
  void shouldRefuseWhatSomebodyChangedMeanwhile() {
    say("all", 1, "level: 3\n" + UNTIL);

    assertThat(say("all", 1, "level: 1\n" + UNTIL).problems())
        .containsExactly(
            "emergency.yaml:1:1 version 1 follows version 1: somebody changed this emergency meanwhile");
  }

  @Test
  void shouldRefuseWhatWouldNotEndInTime() {
    assertThat(say("all", 1, "level: 1").problems())
        .containsExactly(
            "emergency.yaml:1:1 an emergency needs 'until': when it ends by itself, such as 2026-01-05T12:00:00Z");
    assertThat(say("all", 1, "level: 1\nuntil: 2026-01-05T10:00:00Z").problems())
        .containsExactly(
            "emergency.yaml:1:1 its end is over: 'until' is ahead of when it is published");
    assertThat(say("all", 1, "level: 1\nuntil: 2026-01-05T14:00:00.001Z").problems())
        .containsExactly(
            "emergency.yaml:1:1 it ends at most 4h after it is published: raise it again to go on");
    assertThat(say("all", 1, "level: 1\nuntil: tomorrow").problems())
        .containsExactly(
            "emergency.yaml:2:8 'until' is an instant such as 2026-01-05T12:00:00Z, not 'tomorrow'");
  }

  @Test
  void shouldNameWhatIsWrongWithAScope() {
    assertThat(
            say(
                    "all",
                    1,
                    """
                    level: 3
                    where: {raill: WIRE, channel: WEBB, base_amount_minor: 5, is_instant: maybe}
                    until: 2026-01-05T11:00:00Z
                    """)
                .problems())
        .containsExactly(
            "emergency.yaml:2:9 unknown field 'raill' of operations, did you mean 'rail'?",
            "emergency.yaml:2:31 'channel' has no value 'WEBB', did you mean 'WEB'?",
            "emergency.yaml:2:56 'base_amount_minor' is no word: a scope names words, true or false",
            "emergency.yaml:2:71 'is_instant' is true or false, not 'maybe'");
    assertThat(say("rail=WIRE", 1, "level: 3\n" + UNTIL).problems())
        .containsExactly(
            "emergency.yaml:1:1 the id of an emergency is its scope: 'all', not 'rail=WIRE'");
  }

  @Test
  void shouldRefuseLevelsThePolicyDoesNotHave() {
    assertThat(say("all", 1, "level: 4\n" + UNTIL).problems())
        .containsExactly(
            "emergency.yaml:1:1 the policy has no level 4 of emergency, 3 is the highest");

    String without =
        StageOptions.shippedPolicy()
            .replaceAll("(?s)emergency:.*", "")
            .replace("version: 2", "version: 3");
    assertThat(enter(PatternChange.Kind.POLICY, "policy", 3, without, "shorter").accepted())
        .isTrue();
    assertThat(say("all", 1, "level: 1\n" + UNTIL).problems())
        .containsExactly("emergency.yaml:1:1 the policy has no levels of emergency");
  }

  @Test
  void shouldAskForAReason() {
    assertThat(enter(PatternChange.Kind.EMERGENCY, "all", 1, "level: 1\n" + UNTIL, " ").problems())
        .containsExactly("emergency.yaml:1:1 an emergency needs a reason");
  }

  private Verdict say(String id, int version, String content) {
    return enter(PatternChange.Kind.EMERGENCY, id, version, content, "an attack");
  }

  private Verdict enter(
      PatternChange.Kind kind, String id, int version, String content, String reason) {
    PatternChange change = new PatternChange(kind, id, version, content, null, "ana", reason, NOW);
    return history.enter(ControlRecord.of(change, "patterns", 0, offset++, NOW));
  }
}
