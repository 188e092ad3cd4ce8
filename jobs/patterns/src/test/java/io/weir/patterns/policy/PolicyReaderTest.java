package io.weir.patterns.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.guard.CostBudget;
import io.weir.patterns.model.Action;
import io.weir.patterns.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyReaderTest {
  private final String shipped = Files.readString(Path.of("../../deploy/policy.yaml"));

  PolicyReaderTest() throws IOException {}

  private static List<String> problems(String text) {
    return PolicyReader.read("policy.yaml", text).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  private Policy policy() {
    PolicyReader.Read read = PolicyReader.read("policy.yaml", shipped);
    assertThat(read.problems()).isEmpty();
    return read.policy();
  }

  @Test
  void shouldReadTheShippedPolicy() {
    Policy policy = policy();

    assertThat(policy.version()).isEqualTo(7);
    assertThat(policy.hash()).matches("[0-9a-f]{16}");
    assertThat(policy.degradedFactor()).isEqualTo(0.5);
    assertThat(policy.holdMaxMillis()).isEqualTo(72L * 3_600_000);
    assertThat(policy.ttlMillis(Action.STEP_UP)).isEqualTo(900_000);
    assertThat(policy.ttlMillis(Action.ALLOW)).isZero();
  }

  @Test
  void shouldTakeTheStrictestLevelTheScoreReaches() {
    Policy policy = policy();

    assertThat(policy.level(0)).isEqualTo(Action.ALLOW);
    assertThat(policy.level(19.9)).isEqualTo(Action.ALLOW);
    assertThat(policy.level(20)).isEqualTo(Action.MONITOR);
    assertThat(policy.level(58.8)).isEqualTo(Action.STEP_UP);
    assertThat(policy.level(60)).isEqualTo(Action.HOLD);
    assertThat(policy.level(100)).isEqualTo(Action.BLOCK);
  }

  @Test
  void shouldBoundAHoldAndNothingElse() {
    long days = 24 * 3_600_000L;

    assertThat(policy().end(Action.HOLD, days, 9 * days)).isEqualTo(4 * days);
    assertThat(policy().end(Action.HOLD, days, 2 * days)).isEqualTo(2 * days);
    assertThat(policy().end(Action.BLOCK, days, 9 * days)).isEqualTo(9 * days);
    assertThat(policy().end(Action.STEP_UP, days, 9 * days)).isEqualTo(9 * days);
  }

  @Test
  void shouldRoundTheScoreSoThatALoneEightyBlocks() {
    assertThat(policy().level(79.96)).isEqualTo(Action.BLOCK);
    assertThat(policy().level(79.94)).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldWeighUnnamedRelationsAsOther() {
    assertThat(policy().relation("ip")).isEqualTo(0.7);
    assertThat(policy().relation("merchant")).isEqualTo(0.5);
  }

  @Test
  void shouldWeighWhatHangsOnOneTransferInFull() {
    assertThat(policy().relation("transfer")).isEqualTo(1.0);
  }

  @Test
  void shouldDoubtARelationOfNoDimensionAndTakeThePolicyAllTheSame() {
    String old = shipped.replace("  transfer: 1.0", "  payment: 1.0\n  transfr: 1.0");

    PolicyReader.Read read = PolicyReader.read("policy.yaml", old);

    assertThat(read.policy().relation("transfer")).isEqualTo(0.5);
    assertThat(read.problems()).isEmpty();
    assertThat(read.doubts())
        .extracting(Problem::toString)
        .satisfiesExactly(
            payment ->
                assertThat(payment)
                    .startsWith(
                        "policy.yaml:13:3 no stream declares the dimension 'payment', so this"
                            + " weighs nothing"),
            transfer ->
                assertThat(transfer)
                    .isEqualTo(
                        "policy.yaml:14:3 no stream declares the dimension 'transfr', so this"
                            + " weighs nothing, did you mean 'transfer'?"));
    assertThat(PolicyReader.read("policy.yaml", shipped).doubts()).isEmpty();
  }

  @Test
  void shouldSilenceNoListsInsidersAndKillChains() {
    assertThat(policy().silencing()).isEqualTo(Silencing.USUAL);
    assertThat(policy().stepUp()).isEqualTo(StepUp.USUAL);
  }

  @Test
  void shouldTellWhatIsWrongWithWhatMayBeSilenced() {
    assertThat(problems("silencing: {longest: 500d, exempt: [LST, LTS], also: 1}"))
        .contains(
            "policy.yaml:1:22 'longest' is a duration such as 30d, at most 400d, not '500d'",
            "policy.yaml:1:42 unknown group 'LTS': one of CTX, AUTH, DEV, CHG, DST, PAY, MULE, LST,"
                + " CARD, SRC, CHAIN, INS, PLAT");
  }

  @Test
  void shouldEscalateAsTheShippedPolicySays() {
    assertThat(policy().escalation())
        .isEqualTo(new Escalation(15 * 60_000, 3, 30L * 24 * 3_600_000));
    assertThat(policy().escalation().withinDays()).isEqualTo(30);
  }

  @Test
  void shouldTellWhatIsWrongWithEscalation() {
    assertThat(problems("escalation: {unanswered: 2d, days: 1, within: 36h}"))
        .contains(
            "policy.yaml:1:26 'unanswered' is at most 24h",
            "policy.yaml:1:36 'days' is a whole number from 2 to 90, not '1'",
            "policy.yaml:1:47 'within' is whole days, at most 90d");
    assertThat(problems("escalation: {unanswered: soon, days: 9, within: 7d}"))
        .contains(
            "policy.yaml:1:26 'unanswered' is a duration such as 15m, not 'soon'",
            "policy.yaml:1:49 'within' is no shorter than 'days'");
  }

  @Test
  void shouldTellPeopleOfHoldsAsTheShippedPolicySays() {
    OnExpiry rules = policy().onExpiry();

    assertThat(rules.escalates(Action.HOLD)).isTrue();
    assertThat(rules.escalates(Action.BLOCK)).isFalse();
    assertThat(rules.escalates(Action.STEP_UP)).isFalse();
    assertThat(rules.dueAt(1_000, 11_000)).isEqualTo(9_000);
  }

  @Test
  void shouldTellNobodyWhereAPolicyDoesNotSay() {
    String before = shipped.replaceAll("(?m)^onExpiry:.*\n", "");

    assertThat(PolicyReader.read("policy.yaml", before).policy().onExpiry())
        .isEqualTo(OnExpiry.NONE);
  }

  @Test
  void shouldTellWhatIsWrongWithOnExpiry() {
    assertThat(problems("onExpiry: {hold: keep, step-up: escalate, due: 100%}"))
        .contains(
            "policy.yaml:1:11 'onExpiry' needs 'block': release or escalate",
            "policy.yaml:1:18 'hold' is one of release, escalate, not 'keep'",
            "policy.yaml:1:24 unknown key 'step-up' in 'onExpiry', known are block, due, hold",
            "policy.yaml:1:48 'due' is below 100%: there must be time left to answer");
  }

  @Test
  void shouldSayWhatAPatternMayTakeOfAProcessor() {
    assertThat(policy().guard().cost()).isEqualTo(CostBudget.DEFAULT);
    String silent = shipped.replaceAll("(?m)^  cost:.*\n", "");
    assertThat(PolicyReader.read("policy.yaml", silent).policy().guard().cost())
        .isEqualTo(CostBudget.DEFAULT);
  }

  @Test
  void shouldTellWhatIsWrongWithWhatAPatternMayTake() {
    assertThat(
            problems("guard: {perHour: 1, timesMean: 1, share: 5%, cost: {micros: 0, for: 1ms}}"))
        .contains(
            "policy.yaml:1:61 'micros' is a number from 0.001 to 1000000.0, not '0'",
            "policy.yaml:1:69 'for' is a duration from 3ms to 24h, not '1ms'");
    assertThat(problems("guard: {perHour: 1, timesMean: 1, share: 5%, cost: {}}"))
        .contains(
            "policy.yaml:1:52 'cost' needs 'for': how long it may take more, such as 3m",
            "policy.yaml:1:52 'cost' needs 'micros': microseconds of a processor a pattern may take"
                + " for a typical event");
  }

  @Test
  void shouldCoolDownForTheTimeToLiveAndAtMostAnHour() {
    assertThat(policy().coolDownMillis(60_000)).isEqualTo(60_000);
    assertThat(policy().coolDownMillis(86_400_000)).isEqualTo(3_600_000);
  }

  @Test
  void shouldTellEverythingThatIsWrong() {
    assertThat(
            problems(
                """
                version: 0
                levels: {monitor: 20, step-up: 10, hold: 200, blok: 80}
                relations: {account: 2, ip: 0.7}
                ttl: {monitor: 24h, step-up: soon, hold: 0s, block: 24h}
                coolDown: 1h
                degradedFactr: 0.5
                """))
        .containsExactly(
            "policy.yaml:1:1 a policy needs 'degradedFactor': what incomplete evidence counts, from"
                + " 0 to 1",
            "policy.yaml:1:1 a policy needs 'holdMaximum': the longest hold without a human, such"
                + " as 72h",
            "policy.yaml:1:10 'version' is a whole number from 1, not '0'",
            "policy.yaml:2:9 'levels' needs 'block': the least score, above the one before and at"
                + " most 100",
            "policy.yaml:2:32 the level of step-up must be above 20.0",
            "policy.yaml:2:42 'hold' is a number from 0.0 to 100.0, not '200'",
            "policy.yaml:2:47 unknown key 'blok' in 'levels', did you mean 'block'?",
            "policy.yaml:3:12 'relations' needs 'other': how much a subject counts that is not"
                + " named here",
            "policy.yaml:3:22 'account' is a number from 0.0 to 1.0, not '2'",
            "policy.yaml:4:30 'step-up' is a duration such as 24h, not 'soon'",
            "policy.yaml:4:42 'hold' is more than nothing and at most 400d",
            "policy.yaml:6:1 unknown key 'degradedFactr' in a policy, did you mean"
                + " 'degradedFactor'?");
  }
}
