package io.weir.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.client.Operation.Touched;
import io.weir.testkit.KafkaFixture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long a question waits, and for whom. */
final class QuestionITCase {
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

  private static Operation payment() {
    List<Touched> touched = List.of(new Touched(Said.account("A"), List.of("PAYMENT")));
    return new Operation(Said.TENANT, "payment", "e-d", touched, false);
  }

  @Test
  void shouldGoOnWaitingWhereTheQuestionBeforeIsClosedTwice() throws Exception {
    Gate.Question before = service.patient().ask(payment());
    before.close();
    try (Gate.Question question = service.patient().ask(payment())) {
      before.close();
      service.say(Said.decision("d", 0, Action.HOLD));
      assertThat(question.answer().action()).isEqualTo(Action.HOLD);
    }
  }

  @Test
  void shouldAnswerAtTheDeadlineWithWhatTheListenerIsJustBeingTold() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    try (DecisionListener slow =
        service.listen(
            said -> {
              told.countDown();
              await(answered);
            })) {
      Gate hasty = new Gate(service.restrictions, slow, Duration.ZERO, Gate.STALE_AFTER);
      try (Gate.Question question = hasty.ask(payment())) {
        service.say(Said.decision("d", 0, Action.HOLD));
        assertThat(await(told)).isTrue();
        assertThat(question.answer().action()).isEqualTo(Action.HOLD);
      } finally {
        answered.countDown();
      }
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(ServiceFixture.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
