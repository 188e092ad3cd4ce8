package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Unanswered;
import io.weir.engine.decision.Unanswered.State;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Program;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.KeyStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom an operation waits for hears of it while there is time, and when that is over. */
class WaitingTest extends OneAccount {
  private static final String RULES = "onExpiry: {hold: escalate, block: release, due: 80%}\n";
  private static final long DUE = DAY * 8 / 10;

  WaitingTest() {
    versions.put(Patterns.policy(RULES), Long.MIN_VALUE);
  }

  @Test
  void shouldTellOfAHoldNobodyAnsweredWhenItIsDueAndWhenItHasEnded() {
    hold();
    assertThat(state.due).isEqualTo(start(due()));
    assertThat(evaluator.nextEnd(state)).isLessThanOrEqualTo(start(due()));

    watermark(due() - 1);
    assertThat(told.unanswered()).isEmpty();
    watermark(due());
    state = AccountRun.restarted(state);
    watermark(DAY - 1);

    assertThat(said()).containsExactly(State.DUE);
    Unanswered due = told.unanswered().get(0);
    assertThat(due.operation().id()).isEqualTo("e2");
    assertThat(due.decision()).isEqualTo(held().id());
    assertThat(due.action()).isEqualTo(Action.HOLD);
    assertThat(due.subject()).isEqualTo("A");
    assertThat(due.at()).isEqualTo(start(due()));
    assertThat(due.until()).isEqualTo(held().until());

    watermark(DAY);
    assertThat(said()).containsExactly(State.DUE, State.EXPIRED);
    assertThat(told.unanswered())
        .extracting(Unanswered::id)
        .containsOnly(told.unanswered().get(0).id());
    assertThat(told.unanswered()).extracting(Unanswered::revision).containsExactly(0, 1);
    assertThat(told.count(Tallied.UNANSWERED, 0)).isEqualTo(1);
    watermark(3 * DAY);
    assertThat(state.isEmpty()).as("nothing stays of it").isTrue();
  }

  @Test
  void shouldWaitAgainWhereItIsHeldAgainAfterALateEventHadLetItGo() {
    versions.put(Patterns.read("unproven", UNPROVEN), Long.MIN_VALUE);
    happen("login", MINUTE, Map.of("activity", "CONTACT_CHANGE"));
    assertThat(pay(2 * MINUTE)).isEqualTo(Action.HOLD);
    happen("login", 90_000, Map.of("activity", "MFA_RESULT"));
    assertThat(lastDecision().action()).isEqualTo(Action.ALLOW);

    happen("login", 100_000, Map.of("activity", "CONTACT_CHANGE"));

    assertThat(lastDecision().action()).isEqualTo(Action.HOLD);
    assertThat(lastDecision().escalates()).isTrue();
    watermark(3 * DAY);
    assertThat(said()).containsExactly(State.DUE, State.EXPIRED);
  }

  private Decision lastDecision() {
    return told.decisions().stream()
        .filter(one -> one.trigger().stream().name().equals("payment"))
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  @Test
  void shouldKeepAnOperationForAsLongAsItWaitsAndNoLonger() {
    hold();
    happen("login", MINUTE, Map.of("activity", "LOGOFF"));

    watermark(due() - 1);
    state = AccountRun.restarted(state);

    assertThat(state.kept).extracting(kept -> kept.event.id()).contains("e2");
    watermark(3 * DAY);
    assertThat(state.kept).isEmpty();
  }

  @Test
  void shouldSayThatItEscalatesOnlyWherePeopleWillBeTold() {
    hold();
    assertThat(held().escalates()).isTrue();

    happen("login", 2 * MINUTE, Map.of("activity", "LOGON"));
    assertThat(told.decisions().get(2).action()).isEqualTo(Action.STEP_UP);
    assertThat(told.decisions().get(2).escalates()).isFalse();

    versions.put(Patterns.policy(""), start(3 * MINUTE));
    pay(4 * MINUTE);
    assertThat(told.decisions().get(3).action()).isEqualTo(Action.HOLD);
    assertThat(told.decisions().get(3).escalates()).isFalse();
  }

  @Test
  void shouldNotTellOfWhatWasLetGo() {
    hold();
    release(DUE / 2, Map.of("original_event_id", "e2", "scope", "PAYMENT", "original_revision", 0));
    watermark(2 * DAY);

    assertThat(said()).isEmpty();
  }

  @Test
  void shouldNotTellOfWhatSomebodySaidSomethingAbout() {
    hold();
    happen("disposition", DUE / 2, Map.of("verdict", "INCONCLUSIVE", "original_event_id", "e2"));
    watermark(2 * DAY);

    assertThat(said()).isEmpty();
  }

  @Test
  void shouldTakeWhatIsSaidAboutTheDecisionForAnAnswerAndNoOther() {
    hold();
    pay(2 * MINUTE);
    happen("disposition", DUE / 2, Map.of("verdict", "MULE", "decision_id", held().id()));
    happen("disposition", DUE / 2, Map.of("verdict", "MULE", "original_event_id", "e1"));
    watermark(DAY - 1);

    assertThat(told.unanswered()).extracting(one -> one.operation().id()).containsExactly("e3");
  }

  @Test
  void shouldSayThatItIsAnsweredToWhomeverItWasDue() {
    hold();
    watermark(due());
    release(
        due() + MINUTE,
        Map.of("original_event_id", "e2", "scope", "PAYMENT", "original_revision", 0));
    watermark(2 * DAY);

    assertThat(said()).containsExactly(State.DUE, State.ANSWERED);
  }

  @Test
  void shouldTellOnceHoweverOftenItIsAnswered() {
    hold();
    watermark(due());
    happen("disposition", due() + 1, Map.of("verdict", "MULE", "original_event_id", "e2"));
    happen("disposition", due() + 2, Map.of("verdict", "MULE", "original_event_id", "e2"));
    reset(MINUTE / 2); // revises the decision: it is held for a new reason
    watermark(2 * DAY);

    assertThat(said()).containsExactly(State.DUE, State.ANSWERED);
  }

  @Test
  void shouldTellAtOnceOfWhatThereIsNoRoomForAnyMore() {
    hold();
    for (int i = 0; i < AccountState.MOST_KEPT; i++) {
      pay(2 * MINUTE + i);
    }

    assertThat(told.unanswered()).hasSize(AccountState.EVICTED);
    assertThat(told.unanswered().get(0).operation().id()).isEqualTo("e2");
    assertThat(said()).containsOnly(State.DUE);
  }

  @Test
  void shouldBringToTheAccountWhatIsSaidOfItsOperationsThoughNoPatternAsks() {
    Program program = versions.at(start(0));
    Happening said = new Happening("disposition", "d", 0, 0, Map.of("account_id", "A"));

    assertThat(program.next(said.event(), null)).isEqualTo(KeyStage.ACCOUNT);
  }

  private void hold() {
    reset(0);
    assertThat(pay(MINUTE)).isEqualTo(Action.HOLD);
  }

  private Decision held() {
    return told.decisions().get(1);
  }

  private long due() {
    long until = held().until() - start(0);
    return MINUTE + (long) ((until - MINUTE) * 0.8);
  }

  private List<State> said() {
    return told.unanswered().stream().map(Unanswered::state).toList();
  }

  private void watermark(long at) {
    evaluator.onWatermark(state, start(at), told);
  }
}
