package io.weir.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.client.Answer.Basis;
import io.weir.client.Operation.Touched;
import io.weir.testkit.Await;
import io.weir.testkit.KafkaFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class GateITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofSeconds(30);

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  private final AtomicLong now = new AtomicLong(1_000_000);
  private final Queue<Decision> heard = new ConcurrentLinkedQueue<>();
  private String decisionTopic;
  private String restrictionTopic;
  private DecisionListener decisions;
  private RestrictionView restrictions;

  @BeforeEach
  void open() throws Exception {
    decisionTopic = KAFKA.topic("decisions", 2, Map.of());
    restrictionTopic = KAFKA.topic("restrictions", 1, Map.of());
    Map<String, Object> kafka = Map.of("bootstrap.servers", KAFKA.bootstrap());
    decisions = DecisionListener.open(kafka, decisionTopic, heard::add, now::get);
    restrictions = RestrictionView.open(kafka, restrictionTopic, now::get);
    assertThat(decisions.awaitListening(PATIENCE)).isTrue();
    assertThat(restrictions.awaitLoaded(PATIENCE)).isTrue();
  }

  @AfterEach
  void close() {
    decisions.close();
    restrictions.close();
  }

  private Gate gate(Duration deadline) {
    return new Gate(restrictions, decisions, deadline, Gate.STALE_AFTER);
  }

  private static Operation payment(String id, boolean highRisk) {
    List<Touched> touched =
        List.of(new Touched(Said.account("A"), List.of("PAYMENT", "ACCOUNT_OUTBOUND")));
    return new Operation(Said.TENANT, "payment", "e-" + id, touched, highRisk);
  }

  private void beat(long until) {
    KAFKA.send(Said.heartbeat(decisionTopic, 0, until));
    KAFKA.send(Said.heartbeat(decisionTopic, 1, until));
    Await.until("heartbeats", PATIENCE, () -> decisions.decidedUntil() == until);
  }

  @Test
  void shouldAnswerWithTheDecisionThatComesInTime() throws Exception {
    try (Gate.Question question = gate(LONG).ask(payment("d", false))) {
      KAFKA.send(Said.record(decisionTopic, Said.decision("d", 0, Action.HOLD)));
      Answer answer = question.answer();
      assertThat(answer.action()).isEqualTo(Action.HOLD);
      assertThat(answer.basis()).isEqualTo(Basis.DECISION);
      assertThat(answer.decision().eventId()).isEqualTo("e-d");
    }
  }

  @Test
  void shouldAnswerAQuestionAskedAgainWithWhatWasDecided() throws Exception {
    try (Gate.Question question = gate(LONG).ask(payment("d", false))) {
      KAFKA.send(Said.record(decisionTopic, Said.decision("d", 0, Action.HOLD)));
      assertThat(question.answer().action()).isEqualTo(Action.HOLD);
    }
    Answer again = answer(payment("d", false));
    assertThat(again.action()).isEqualTo(Action.HOLD);
    assertThat(again.basis()).isEqualTo(Basis.DECISION);

    KAFKA.send(Said.record(decisionTopic, Said.decision("d", 1, Action.RELEASE)));
    Await.until("a release", PATIENCE, () -> heard.size() == 2);
    Answer released = answer(payment("d", false));
    assertThat(released.action()).isEqualTo(Action.ALLOW);
    assertThat(released.basis()).isEqualTo(Basis.DECISION);
  }

  @Test
  void shouldAnswerAQuestionAskedAgainWithADecisionThatCameTooLateForTheFirst() throws Exception {
    assertThat(answer(payment("d", false)).basis()).isEqualTo(Basis.NOTHING_KNOWN);
    KAFKA.send(Said.record(decisionTopic, Said.decision("d", 0, Action.HOLD)));
    Await.until("a hold", PATIENCE, () -> heard.size() == 1);

    assertThat(answer(payment("d", false)).action()).isEqualTo(Action.HOLD);
    assertThat(answer(payment("another", false)).basis()).isEqualTo(Basis.NOTHING_KNOWN);
  }

  @Test
  void shouldTakeNoAnswerForThatOnAnotherOperationOfTheSameId() throws Exception {
    KAFKA.send(Said.record(decisionTopic, Said.decision("d", 0, Action.ALLOW)));
    KAFKA.send(Said.record(decisionTopic, Said.decision("h", 0, Action.HOLD)));
    Await.until("decisions", PATIENCE, () -> heard.size() == 2);
    assertThat(answer(payment("d", "A", "1 EUR")).basis()).isEqualTo(Basis.DECISION);

    Answer more = answer(payment("d", "A", "60000 EUR"));
    assertThat(more.action()).isEqualTo(Action.STEP_UP);
    assertThat(more.basis()).isEqualTo(Basis.REUSED_ID);
    assertThat(answer(payment("d", "A", "1 EUR")).basis()).isEqualTo(Basis.DECISION);

    assertThat(answer(payment("h", "B", "1 EUR")).action()).as("not milder").isEqualTo(Action.HOLD);
    KAFKA.send(Said.record(decisionTopic, Said.decision("e", 0, Action.ALLOW)));
    Await.until("a decision", PATIENCE, () -> heard.size() == 3);
    assertThat(answer(payment("e", "B", "")).basis()).isEqualTo(Basis.REUSED_ID);
  }

  private static Operation payment(String id, String account, String content) {
    List<Touched> touched =
        List.of(new Touched(Said.account(account), List.of("PAYMENT", "ACCOUNT_OUTBOUND")));
    return new Operation(Said.TENANT, "payment", "e-" + id, touched, false, content);
  }

  @Test
  void shouldReadPartitionsThatAreAdded() throws Exception {
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", KAFKA.bootstrap(), "metadata.max.age.ms", "500");
    try (RestrictionView view = RestrictionView.open(kafka, restrictionTopic, now::get);
        Admin admin = Admin.create(kafka)) {
      assertThat(view.awaitLoaded(PATIENCE)).isTrue();
      admin
          .createPartitions(Map.of(restrictionTopic, NewPartitions.increaseTo(2)))
          .all()
          .get(60, TimeUnit.SECONDS);
      ProducerRecord<byte[], byte[]> said =
          Said.record(restrictionTopic, Said.restriction("B", Action.BLOCK, 1, now.get() + 10));
      KAFKA.send(
          new ProducerRecord<>(
              said.topic(), 1, said.timestamp(), said.key(), said.value(), said.headers()));

      Await.until(
          "what is in force",
          PATIENCE,
          () -> view.strictest(Said.account("B"), List.of("ACCOUNT_OUTBOUND")) != null);
    }
  }

  @Test
  void shouldAnswerWithWhatIsInForceWhenNoDecisionComes() throws Exception {
    KAFKA.send(
        Said.record(restrictionTopic, Said.restriction("A", Action.BLOCK, 1, now.get() + 10)));
    Await.until(
        "a restriction",
        PATIENCE,
        () -> restrictions.strictest(Said.account("A"), List.of("ACCOUNT_OUTBOUND")) != null);

    assertThat(answer(payment("none", false)).action()).isEqualTo(Action.BLOCK);
    now.addAndGet(10);
    assertThat(answer(payment("none", false)).basis()).isEqualTo(Basis.NOTHING_KNOWN);
  }

  @Test
  void shouldLoosenNothingInForceWhateverStandsAmongTheDecisions() throws Exception {
    KAFKA.send(
        Said.record(restrictionTopic, Said.restriction("A", Action.BLOCK, 1, now.get() + 10)));
    Await.until(
        "a restriction",
        PATIENCE,
        () -> restrictions.strictest(Said.account("A"), List.of("ACCOUNT_OUTBOUND")) != null);

    for (Action forged : List.of(Action.RELEASE, Action.ALLOW)) {
      try (Gate.Question question = gate(LONG).ask(payment(forged.name(), false))) {
        KAFKA.send(Said.record(decisionTopic, Said.decision(forged.name(), 9, forged)));
        Answer answer = question.answer();
        assertThat(answer.decision().action()).as("it was heard").isEqualTo(forged);
        assertThat(answer.action()).isEqualTo(Action.BLOCK);
        assertThat(answer.basis()).isEqualTo(Basis.RESTRICTION);
      }
    }
    assertThat(answer(payment("next", false)).action()).isEqualTo(Action.BLOCK);
  }

  @Test
  void shouldAskTheCustomerAgainOnlyWhereTheRiskIsHighAndNothingIsKnownForSure() throws Exception {
    assertThat(answer(payment("x", true)).basis()).as("no heartbeat yet").isEqualTo(Basis.STALE);

    beat(now.get() - 30_000);
    assertThat(answer(payment("x", true)).action()).isEqualTo(Action.ALLOW);

    now.addAndGet(1);
    Answer stale = answer(payment("x", true));
    assertThat(stale.action()).isEqualTo(Action.STEP_UP);
    assertThat(stale.basis()).isEqualTo(Basis.STALE);
    assertThat(answer(payment("x", false)).action()).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldAskTheCustomerAgainWhereTheRiskIsHighAndNoPatternWasAsked() throws Exception {
    beat(now.get());
    KAFKA.send(Said.record(decisionTopic, Said.blind("late", Action.ALLOW)));
    KAFKA.send(Said.record(decisionTopic, Said.blind("held", Action.HOLD)));
    KAFKA.send(Said.record(decisionTopic, Said.blind("freed", Action.RELEASE)));
    Await.until("decisions", PATIENCE, () -> heard.size() == 3);

    Answer blind = answer(payment("late", true));
    assertThat(blind.action()).isEqualTo(Action.STEP_UP);
    assertThat(blind.basis()).isEqualTo(Basis.STALE);
    assertThat(blind.decision().action()).isEqualTo(Action.ALLOW);
    assertThat(answer(payment("late", false)).action()).isEqualTo(Action.ALLOW);
    assertThat(answer(payment("held", true)).action()).isEqualTo(Action.HOLD);
    assertThat(answer(payment("freed", true)).action()).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldTellOfADecisionThatCameAfterTheDeadline() throws Exception {
    assertThat(answer(payment("d", false)).action()).isEqualTo(Action.ALLOW);
    KAFKA.send(Said.record(decisionTopic, Said.decision("d", 0, Action.HOLD)));
    KAFKA.send(Said.record(decisionTopic, Said.decision("d", 0, Action.ALLOW)));
    KAFKA.send(Said.record(decisionTopic, Said.decision("d", 1, Action.RELEASE)));
    Await.until("a withdrawal", PATIENCE, () -> heard.size() == 2);
    assertThat(heard).extracting(Decision::action).containsExactly(Action.HOLD, Action.RELEASE);
    assertThat(decisions.ignored()).isEqualTo(1);
  }

  @Test
  void shouldWaitNoLongerThanItsDeadline() throws Exception {
    Gate gate = new Gate(restrictions, decisions);
    for (int i = 0; i < 10; i++) {
      try (Gate.Question question = gate.ask(payment("never-" + i, false))) {
        long from = System.nanoTime();
        question.answer();
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        // What a busy machine takes to wake a thread up is not the gate's.
        assertThat(took).isLessThan(Gate.DEADLINE.plusMillis(250));
      }
    }
  }

  private Answer answer(Operation operation) throws InterruptedException {
    try (Gate.Question question = gate(Duration.ofMillis(20)).ask(operation)) {
      return question.answer();
    }
  }
}
