package io.weir.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.client.Answer.Basis;
import io.weir.testkit.Await;
import io.weir.testkit.KafkaFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DecisionListenerITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  private final AtomicLong now = new AtomicLong(1_000_000);
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private String topic;

  @BeforeEach
  void createTopic() {
    topic = KAFKA.topic("decisions", 1, Map.of());
  }

  @Test
  void shouldSayWhyItNoLongerListens() throws Exception {
    IllegalStateException why = new IllegalStateException("the listener does not care");
    RuntimeException failure =
        failureWhere(
            decision -> {
              throw why;
            });
    assertThat(failure).isSameAs(why);
  }

  @Test
  void shouldSaySoToWhereTheListenerBreaksInAWayNobodyThoughtOf() throws Exception {
    AssertionError why = new AssertionError("the listener does not care");
    RuntimeException failure =
        failureWhere(
            decision -> {
              throw why;
            });
    assertThat(failure).hasCause(why);
  }

  @Test
  void shouldBeClosedWhereItsThreadWasInterrupted() throws Exception {
    RuntimeException failure = failureWhere(decision -> Thread.currentThread().interrupt());
    assertThat(failure).isNotNull();
  }

  /** Why nobody listens any more once the listener got a decision; then it is closed in time. */
  private RuntimeException failureWhere(Consumer<Decision> listener) throws Exception {
    DecisionListener failing = open(listener);
    assertThat(failing.failure()).isNull();
    KAFKA.send(decision("d"));
    Await.until("it stops", PATIENCE, () -> !failing.isListening());
    CompletableFuture.runAsync(failing::close).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return failing.failure();
  }

  @Test
  void shouldTellNothingMoreOnceTheListenerClosesIt() throws Exception {
    CompletableFuture<DecisionListener> opened = new CompletableFuture<>();
    CompletableFuture<Void> closed = new CompletableFuture<>();
    DecisionListener decisions =
        open(
            said -> {
              heard.add(said.id());
              opened.join().close();
              closed.complete(null);
            });
    KAFKA.sendAll(List.of(decision("first"), decision("second"), decision("third")));
    opened.complete(decisions);

    closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    decisions.close();
    assertThat(decisions.isListening()).isFalse();
    assertThat(decisions.failure()).isNull();
    assertThat(heard).containsExactly("first");
  }

  @Test
  void shouldKnowNothingForSureOnceDecisionsWereDeletedBeforeItReadThem() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    RestrictionView restrictions =
        RestrictionView.open(kafka(), KAFKA.topic("restrictions", 1, Map.of()), now::get);
    try (restrictions;
        DecisionListener decisions =
            open(
                said -> {
                  heard.add(said.id());
                  told.countDown();
                  awaitQuietly(goOn);
                })) {
      assertThat(restrictions.awaitLoaded(PATIENCE)).isTrue();
      KAFKA.send(decision("first"));
      assertThat(told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 20; i++) {
        KAFKA.send(decision("deleted-" + i));
      }
      deleteAll();
      KAFKA.send(decision("kept"));
      goOn.countDown();

      Await.until(
          "heartbeats",
          PATIENCE,
          () -> {
            KAFKA.send(Said.heartbeat(topic, 0, now.get()));
            return decisions.decidedUntil() == now.get();
          });
      assertThat(heard).contains("kept").doesNotContain("deleted-19");
      Gate gate = new Gate(restrictions, decisions, Duration.ZERO, Gate.STALE_AFTER);
      assertThat(answer(gate).basis()).isEqualTo(Basis.STALE);
      assertThat(decisions.gaps()).isEqualTo(1);
      assertThat(decisions.unknownSchemas()).isZero();

      now.addAndGet(Memory.DEFAULT.age().toMillis() + 1);
      KAFKA.send(Said.heartbeat(topic, 0, now.get()));
      Await.until("what is known again", PATIENCE, () -> !gate.isStale());
    }
  }

  private void deleteAll() throws Exception {
    Map<TopicPartition, RecordsToDelete> all =
        Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1));
    KAFKA.broker().admin().deleteRecords(all).all().get(60, TimeUnit.SECONDS);
  }

  private static Answer answer(Gate gate) throws InterruptedException {
    Operation risky = new Operation(Said.TENANT, "payment", "e-deleted-19", List.of(), true);
    try (Gate.Question question = gate.ask(risky)) {
      return question.answer();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private DecisionListener open(Consumer<Decision> listener) throws InterruptedException {
    DecisionListener decisions = DecisionListener.open(kafka(), topic, listener, now::get);
    assertThat(decisions.awaitListening(PATIENCE)).isTrue();
    return decisions;
  }

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", KAFKA.bootstrap());
  }

  private ProducerRecord<byte[], byte[]> decision(String id) {
    return Said.record(topic, Said.decision(id, 0, Action.HOLD));
  }
}
