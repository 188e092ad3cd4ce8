package io.weir.engine.decision;

import static io.weir.engine.decision.Evidence.DAY;
import static io.weir.engine.decision.Evidence.HOUR;
import static io.weir.patterns.model.Severity.CRITICAL;
import static io.weir.patterns.model.Severity.HIGH;
import static io.weir.patterns.model.Severity.LOW;
import static io.weir.patterns.model.Severity.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.engine.decision.Decision.GroupShare;
import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.decision.Scorer.Weighing;
import io.weir.engine.event.Event;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What live signals amount to: catalogue 4.2 and 4.3, row by row and rule by rule. */
final class ScorerTest {
  private final Scorer scorer = new Scorer(Patterns.POLICY);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "B2 alone,        CTX MEDIUM,                         25.0, MONITOR",
    "B1 + B2 + B3,    CTX HIGH + CTX MEDIUM + CTX MEDIUM, 45.0, STEP_UP",
    "B2 + D4,         CTX MEDIUM + PAY MEDIUM,            43.8, STEP_UP",
    "A5 + D2,         AUTH HIGH + DST MEDIUM,             58.8, STEP_UP",
    "A5 + C1,         AUTH HIGH + CHG HIGH,               69.8, HOLD",
    "A5 + B2 + D2,    AUTH HIGH + CTX MEDIUM + DST MEDIUM, 69.1, HOLD",
    "D1,              CHAIN CRITICAL,                     80.0, BLOCK",
    "D1 + D3,         CHAIN CRITICAL + PAY HIGH,          89.0, BLOCK",
  })
  void shouldWeighAsTheCatalogueDoes(String name, String live, double score, Action action) {
    Weighing weighing = weigh(payment(0), signals(live));

    assertThat(weighing.score()).isEqualTo(score);
    assertThat(weighing.action()).isEqualTo(action);
  }

  @Test
  void shouldAllowWhereNothingIsLive() {
    assertThat(weigh(payment(5)))
        .isEqualTo(new Weighing(Action.ALLOW, 0, List.of(), Happening.START + 5));
  }

  @Test
  void shouldCountTheStrongestOfAGroupAndTheGroupsByTheirShare() {
    List<GroupShare> groups =
        weigh(payment(0), signals("AUTH HIGH + DST MEDIUM + AUTH LOW + DST LOW")).groups();

    assertThat(groups).extracting(GroupShare::group).containsExactly("AUTH", "DST");
    assertThat(groups).extracting(GroupShare::points).containsExactly(45.0, 25.0);
    assertThat(groups.get(0).share()).isCloseTo(0.675, within(0.001));
    assertThat(groups.get(1).share()).isCloseTo(0.325, within(0.001));
  }

  @Test
  void shouldRoundWhatItAmountsToAndNotWhatABinaryFractionOfItIs() {
    Weighing weighing = weigh(payment(0), at("A", MEDIUM, 1), at("B", CRITICAL, 0.5825));

    assertThat(weighing.score()).as("1 - 0.75 * 0.534 is 0.5995").isEqualTo(60.0);
    assertThat(weighing.action()).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldBeExactWhateverTheGroups() {
    double[] relations = {1, 0.7, 0.5, 0.35, 0.3, 0.25, 0.15};
    Random random = new Random(20_261_123);
    for (int round = 0; round < 5_000; round++) {
      BigDecimal innocent = BigDecimal.ONE;
      List<Evidence> live = new ArrayList<>();
      for (int group = 1 + random.nextInt(6); group > 0; group--) {
        Severity severity = any(random, Severity.values());
        double relation = relations[random.nextInt(relations.length)];
        live.add(at("G" + group, severity, relation));
        BigDecimal points =
            BigDecimal.valueOf(severity.weight()).multiply(new BigDecimal("" + relation));
        innocent = innocent.multiply(BigDecimal.ONE.subtract(points.movePointLeft(2)));
      }
      BigDecimal score = BigDecimal.ONE.subtract(innocent).movePointRight(2);

      assertThat(weigh(payment(0), live.toArray(Evidence[]::new)).score())
          .as("%s", live)
          .isEqualTo(score.setScale(1, RoundingMode.HALF_UP).doubleValue());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 45.0", "12, 45.0", "15, 33.8", "18, 22.5", "23, 3.8", "24, 0.0", "25, 0.0"})
  void shouldCountInFullForHalfItsLifeAndThenLessAndLess(int hour, double score) {
    Weighing weighing = weigh(payment(hour * HOUR), Evidence.of("e1", "CTX", HIGH));

    assertThat(weighing.score()).isEqualTo(score);
  }

  @Test
  void shouldCountLessWhereEvidenceIsIncomplete() {
    assertThat(weigh(payment(0), Evidence.of("e1", "CTX", HIGH).incomplete()).score())
        .isEqualTo(22.5);
  }

  @Test
  void shouldCountAsMuchAsTheRelation() {
    assertThat(weigh(payment(0), Evidence.of("e1", "SRC", CRITICAL).on("ip", 0.7)).score())
        .isEqualTo(56.0);
  }

  @Test
  void shouldDoAtLeastWhatIsAskedInAScopeOfTheOperation() {
    Evidence payout =
        Evidence.of("e1", "PAY", LOW).asking(Action.HOLD, Action.BLOCK, Scope.PAYMENT, DAY);
    Evidence entry =
        Evidence.of("e1", "CTX", LOW).asking(Action.BLOCK, Action.BLOCK, Scope.ACCOUNT_LOGIN, DAY);

    assertThat(weigh(payment("e1", 0), payout).action()).isEqualTo(Action.HOLD);
    assertThat(weigh(payment("e2", 0), payout).action()).as("another").isEqualTo(Action.ALLOW);
    assertThat(weigh(payment("e2", 0), entry).action()).as("no login").isEqualTo(Action.ALLOW);
    assertThat(weigh(login(0), entry).action()).isEqualTo(Action.BLOCK);
  }

  @Test
  void shouldAskForNothingOnceThatHasEnded() {
    Evidence brief =
        Evidence.of("e1", "PAY", LOW).asking(Action.HOLD, Action.BLOCK, Scope.ACCOUNT, HOUR);

    assertThat(weigh(payment(HOUR - 1), brief).action()).isEqualTo(Action.HOLD);
    assertThat(weigh(payment(HOUR), brief).action()).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldLetALoginWaitOnlyWhereThatIsAsked() {
    assertThat(weigh(login(0), signals("AUTH HIGH + CHG HIGH")).action()).isEqualTo(Action.STEP_UP);
  }

  @Test
  void shouldStopAtTheCapOnlyWhereAllAreCapped() {
    Evidence held =
        Evidence.of("e1", "PAY", CRITICAL).asking(Action.HOLD, Action.HOLD, Scope.PAYMENT, DAY);
    Evidence asked =
        Evidence.of("e2", "CTX", MEDIUM).asking(Action.STEP_UP, Action.STEP_UP, Scope.ACCOUNT, DAY);
    Evidence free =
        Evidence.of("e3", "CHG", LOW).asking(Action.MONITOR, Action.BLOCK, Scope.ACCOUNT, DAY);

    assertThat(weigh(payment(0), held).action()).isEqualTo(Action.HOLD);
    assertThat(weigh(payment(0), held, asked).action()).isEqualTo(Action.HOLD);
    assertThat(weigh(payment(0), held, asked, free).action()).isEqualTo(Action.BLOCK);
  }

  @Test
  void shouldNotLetWhatAsksForNothingLiftACap() {
    Evidence held =
        Evidence.of("e1", "PAY", CRITICAL).asking(Action.HOLD, Action.HOLD, Scope.PAYMENT, DAY);
    Evidence mark = Evidence.of("e2", "SRC", MEDIUM).on("ip", 0.35);

    assertThat(weigh(payment(0), held, mark).score()).isEqualTo(81.8);
    assertThat(weigh(payment(0), held, mark).action()).isEqualTo(Action.HOLD);
    assertThat(Scorer.most(List.of(held.weighed(), mark.weighed()))).isEqualTo(Action.HOLD);
    assertThat(weigh(payment(0), mark, at("DEV", CRITICAL, 0.5)).action())
        .as("marks alone, 45.3")
        .isEqualTo(Action.STEP_UP);
  }

  @Test
  void shouldEndWithWhatAsksForTheActionThoughMilderThingsLast() {
    Evidence tampered =
        Evidence.of("e1", "DEV", HIGH)
            .living(7 * DAY)
            .asking(Action.STEP_UP, Action.BLOCK, Scope.ACCOUNT, 7 * DAY);
    Evidence drain =
        Evidence.of("e2", "PAY", HIGH).asking(Action.HOLD, Action.HOLD, Scope.PAYMENT, DAY);
    Evidence longer =
        Evidence.of("e3", "CHG", LOW)
            .living(3 * DAY)
            .asking(Action.HOLD, Action.HOLD, Scope.ACCOUNT_OUTBOUND, 2 * DAY)
            .asking(Action.HOLD, Action.HOLD, Scope.ACCOUNT_LOGIN, 3 * DAY);

    assertThat(weigh(payment("e2", 0), tampered, drain).until()).isEqualTo(Happening.START + DAY);
    assertThat(weigh(payment("e2", 0), tampered, drain, longer).until())
        .isEqualTo(Happening.START + 2 * DAY);
    assertThat(weigh(payment("e9", 0), tampered).until()).isEqualTo(Happening.START + 7 * DAY);
  }

  @Test
  void shouldEndAnActionTheScoreAloneAsksForWhenTheScoreNoLongerDoes() {
    Random random = new Random(20_261_124);
    for (int round = 0; round < 500; round++) {
      List<Evidence> live = new ArrayList<>();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        Severity severity = any(random, Severity.values());
        live.add(at("G" + i, severity, 1).living(2 * HOUR + random.nextInt((int) DAY)));
      }
      Evidence[] all = live.toArray(Evidence[]::new);
      Weighing now = weigh(payment(HOUR), all);

      long end = now.until() - Happening.START;
      if (now.action() == Action.ALLOW) {
        assertThat(end).isEqualTo(HOUR);
      } else {
        assertThat(weigh(payment(end - 1), all).action()).as("%s", live).isEqualTo(now.action());
        assertThat(weigh(payment(end), all).action()).as("%s", live).isLessThan(now.action());
      }
    }
  }

  @Test
  void shouldNotDependOnTheOrderOfTheSignals() {
    Random random = new Random(1);
    Action[] actions = Action.values();
    for (int round = 0; round < 500; round++) {
      List<Evidence> live = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Evidence one =
            at("G" + random.nextInt(4), any(random, Severity.values()), random.nextDouble());
        live.add(
            one.living(1 + random.nextInt((int) DAY))
                .asking(
                    any(random, actions),
                    any(random, actions),
                    Scope.ACCOUNT,
                    random.nextInt((int) DAY)));
      }
      Weighing one = weigh(payment(HOUR), live.toArray(Evidence[]::new));
      Collections.shuffle(live, random);

      assertThat(weigh(payment(HOUR), live.toArray(Evidence[]::new))).isEqualTo(one);
    }
  }

  private Weighing weigh(Event operation, Evidence... live) {
    List<Weighed> weighed = Arrays.stream(live).map(Evidence::weighed).toList();
    return scorer.weigh(operation, weighed);
  }

  private static <T> T any(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }

  private static Evidence at(String group, Severity severity, double relation) {
    return Evidence.of(group, group, severity).on("device", relation);
  }

  /** "GROUP SEVERITY + GROUP SEVERITY …", all of this event and asking for nothing much. */
  private static Evidence[] signals(String live) {
    List<Evidence> signals = new ArrayList<>();
    for (String one : live.split(" \\+ ", -1)) {
      String[] words = one.split(" ", -1);
      Evidence signal = Evidence.of("s" + signals.size(), words[0], Severity.valueOf(words[1]));
      signals.add(signal.asking(Action.MONITOR, Action.BLOCK, Scope.EVENT, DAY));
    }
    return signals.toArray(Evidence[]::new);
  }

  private static Event payment(long at) {
    return payment("e0", at);
  }

  private static Event payment(String id, long at) {
    Map<String, Object> fields =
        Map.of("account_id", "A", "activity", "PAYMENT_INITIATE", "direction", "DBIT");
    return new Happening("payment", id, at, at, fields).event();
  }

  private static Event login(long at) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", "LOGON");
    return new Happening("login", "e0", at, at, fields).event();
  }
}
