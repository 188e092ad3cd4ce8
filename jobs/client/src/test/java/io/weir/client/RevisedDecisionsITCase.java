package io.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.client.Answer.Basis;
import io.weir.client.Operation.Touched;
import io.weir.testkit.KafkaFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What counts where several decisions are heard before the answer is given. */
final class RevisedDecisionsITCase {
  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  private ServiceFixture service;

  @BeforeEach
  void open() throws Exception {
    service = new ServiceFixture(KAFKA);
  }

  @AfterEach
  void close() {
    service.close();
  }

  private static Operation payment(String eventId) {
    List<Touched> touched =
        List.of(new Touched(Said.account("A"), List.of("PAYMENT", "ACCOUNT_OUTBOUND")));
    return new Operation(Said.TENANT, "payment", eventId, touched, false);
  }

  private static Decision login(String id, int revision, Action action, String stream) {
    return new Decision(
        id,
        revision,
        Said.TENANT,
        "ACCOUNT",
        "A",
        "ACCOUNT_LOGIN",
        action,
        stream,
        "e-17",
        0,
        Said.END,
        false,
        false,
        false,
        true,
        List.of());
  }

  @Test
  void shouldAnswerWithTheLastDecisionHeardBeforeItAnswers() throws Exception {
    try (Gate.Question question = service.patient().ask(payment("e-d"))) {
      service.say(Said.decision("d", 0, Action.ALLOW));
      service.say(Said.decision("d", 1, Action.HOLD));
      service.awaitHeard(2);

      Answer answer = question.answer();
      assertThat(answer.action()).isEqualTo(Action.HOLD);
      assertThat(answer.decision().revision()).isEqualTo(1);

      service.say(Said.decision("d", 2, Action.RELEASE));
      service.awaitHeard(3);
      assertThat(question.answer().action()).as("asked once more").isEqualTo(Action.ALLOW);
    }
  }

  @Test
  void shouldTakeNoAnswerForThatOnAnEventOfAnotherStreamWithTheSameId() throws Exception {
    service.say(login("l", 0, Action.ALLOW, "login"));
    service.awaitHeard(1);

    assertThat(service.answer(payment("e-17")).basis()).isEqualTo(Basis.NOTHING_KNOWN);
    service.say(Said.decision("17", 0, Action.HOLD));
    service.awaitHeard(2);
    assertThat(service.answer(payment("e-17")).action()).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldWakeUpByAReleaseThatDoesNotSayOfWhichStream() throws Exception {
    Operation login = new Operation(Said.TENANT, "login", "e-17", payment("e-17").touched(), false);
    Gate gate = service.patient();
    try (Gate.Question paid = gate.ask(payment("e-17"));
        Gate.Question loggedIn = gate.ask(login)) {
      service.say(login("l", 0, Action.HOLD, "login"));
      service.say(login("l", 1, Action.RELEASE, ""));
      service.say(Said.decision("17", 0, Action.STEP_UP));

      assertThat(paid.answer().action()).isEqualTo(Action.STEP_UP);
      assertThat(loggedIn.answer().action()).isEqualTo(Action.ALLOW);
      assertThatThrownBy(() -> gate.ask(login)).isInstanceOf(AlreadyAskedException.class);
    }
    try (Gate.Question question = gate.ask(payment("e-18"))) {
      service.say(Said.decision("18", 1, Action.RELEASE).onStream(""));

      assertThat(question.answer().basis()).isEqualTo(Basis.DECISION);
    }
  }
}
