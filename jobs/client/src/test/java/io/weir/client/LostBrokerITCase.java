package io.weir.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.client.Answer.Basis;
import io.weir.client.Operation.Touched;
import io.weir.local.JoinedBroker;
import io.weir.testkit.Await;
import io.weir.testkit.KafkaFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A broker goes and with it the only leader of one partition of decisions and one of restrictions,
 * while the others can be read: what was heard counts, nothing passes for known that may have been
 * said there, and all is heard once the broker is back.
 */
final class LostBrokerITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int STAYS = 0;
  private static final int GOES = 1;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.own();

  private final AtomicLong now = new AtomicLong(1_000_000);
  private final Queue<Decision> heard = new ConcurrentLinkedQueue<>();
  private String decisionTopic;
  private String restrictionTopic;
  private JoinedBroker other;
  private DecisionListener decisions;
  private RestrictionView restrictions;

  @BeforeEach
  void open() throws Exception {
    decisionTopic = KAFKA.topic("decisions", 1, Map.of());
    restrictionTopic = KAFKA.topic("restrictions", 1, Map.of());
    other = KAFKA.broker().join();
    KAFKA.broker().addPartition(decisionTopic, JoinedBroker.NODE);
    KAFKA.broker().addPartition(restrictionTopic, JoinedBroker.NODE);
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
    other.close();
  }

  @Test
  void shouldKnowWhatItDoesNotKnowUntilTheBrokerIsBack() throws Exception {
    say(Said.record(restrictionTopic, restriction("known")), GOES);
    Await.until("a restriction", PATIENCE, () -> isRestricted("known"));
    beat(STAYS);
    beat(GOES);
    Await.until("all to be fresh", PATIENCE, () -> !gate(LONG).isStale());
    assertThat(answer(payment("quiet")).basis()).isEqualTo(Basis.NOTHING_KNOWN);

    other.stop();
    now.addAndGet(Gate.STALE_AFTER.toMillis() + 1);
    beat(STAYS);
    try (Gate.Question question = gate(LONG).ask(payment("heard"))) {
      say(Said.record(decisionTopic, Said.decision("heard", 0, Action.HOLD)), STAYS);
      assertThat(question.answer().action()).isEqualTo(Action.HOLD);
    }
    assertThat(restrictions.staleness()).isGreaterThan(Gate.STALE_AFTER);
    assertThat(decisions.staleness()).isGreaterThan(Gate.STALE_AFTER);
    Answer unsure = answer(payment("unheard"));
    assertThat(unsure.action()).isEqualTo(Action.STEP_UP);
    assertThat(unsure.basis()).isEqualTo(Basis.STALE);
    assertThat(answer(payment("any", "known")).basis()).isEqualTo(Basis.RESTRICTION);

    other.restart();
    say(Said.record(restrictionTopic, restriction("since")), GOES);
    say(Said.record(decisionTopic, Said.decision("unheard", 0, Action.HOLD)), GOES);
    beat(GOES);
    Await.until("all to be fresh again", PATIENCE, () -> !gate(LONG).isStale());
    Await.until("the restriction since", PATIENCE, () -> isRestricted("since"));
    assertThat(answer(payment("unheard")).action()).isEqualTo(Action.HOLD);
    assertThat(heard).extracting(Decision::eventId).containsExactly("e-heard", "e-unheard");
    assertThat(decisions.failure()).isNull();
  }

  private Gate gate(Duration deadline) {
    return new Gate(restrictions, decisions, deadline, Gate.STALE_AFTER);
  }

  private Answer answer(Operation operation) throws InterruptedException {
    try (Gate.Question question = gate(Duration.ofMillis(20)).ask(operation)) {
      return question.answer();
    }
  }

  private static Operation payment(String id) {
    return payment(id, "A");
  }

  private static Operation payment(String id, String account) {
    List<Touched> touched =
        List.of(new Touched(Said.account(account), List.of("ACCOUNT_OUTBOUND")));
    return new Operation(Said.TENANT, "payment", "e-" + id, touched, true);
  }

  private static Restriction restriction(String account) {
    return Said.restriction(account, Action.HOLD, 1, Said.END);
  }

  private boolean isRestricted(String account) {
    return restrictions.strictestKnown(Said.account(account), List.of("ACCOUNT_OUTBOUND")) != null;
  }

  private void beat(int partition) {
    KAFKA.send(Said.heartbeat(decisionTopic, partition, now.get()));
  }

  private static void say(ProducerRecord<byte[], byte[]> record, int partition) {
    KAFKA.send(
        new ProducerRecord<>(
            record.topic(), partition, record.key(), record.value(), record.headers()));
  }
}
