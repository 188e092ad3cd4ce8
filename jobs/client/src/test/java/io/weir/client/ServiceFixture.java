package io.weir.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testkit.Await;
import io.weir.testkit.KafkaFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A service that reads topics of its own and up to date, and what it heard. */
final class ServiceFixture implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final AtomicLong now = new AtomicLong(1_000_000);
  final Queue<Decision> heard = new ConcurrentLinkedQueue<>();
  final DecisionListener decisions;
  final RestrictionView restrictions;
  private final KafkaFixture kafka;
  private final String decisionTopic;
  private final String restrictionTopic;

  ServiceFixture(KafkaFixture kafka) throws InterruptedException {
    this(kafka, kafka.topic("decisions", 1, Map.of()), kafka.topic("restrictions", 1, Map.of()));
  }

  ServiceFixture(KafkaFixture kafka, String decisionTopic, String restrictionTopic)
      throws InterruptedException {
    this.kafka = kafka;
    this.decisionTopic = decisionTopic;
    this.restrictionTopic = restrictionTopic;
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
    this.decisions = DecisionListener.open(settings, decisionTopic, heard::add, now::get);
    this.restrictions = RestrictionView.open(settings, restrictionTopic, now::get);
    assertThat(decisions.awaitListening(PATIENCE)).isTrue();
    assertThat(restrictions.awaitLoaded(PATIENCE)).isTrue();
  }

  /** Somebody else who hears the same decisions. */
  DecisionListener listen(Consumer<Decision> listener) throws InterruptedException {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
    DecisionListener other = DecisionListener.open(settings, decisionTopic, listener, now::get);
    assertThat(other.awaitListening(PATIENCE)).isTrue();
    return other;
  }

  /** A gate that waits as long as a test may need to say something. */
  Gate patient() {
    return new Gate(restrictions, decisions, Duration.ofSeconds(30), Gate.STALE_AFTER);
  }

  /** What a gate that hardly waits answers. */
  Answer answer(Operation operation) throws InterruptedException {
    Gate gate = new Gate(restrictions, decisions, Duration.ofMillis(20), Gate.STALE_AFTER);
    try (Gate.Question question = gate.ask(operation)) {
      return question.answer();
    }
  }

  /** Says that everything is decided by now, and waits until that is heard. */
  void beat() {
    long until = now.get();
    kafka.send(Said.heartbeat(decisionTopic, 0, until));
    Await.until("a heartbeat", PATIENCE, () -> decisions.decidedUntil() == until);
  }

  /** Says of one partition alone that everything is decided by now. */
  void beat(int partition) {
    kafka.send(Said.heartbeat(decisionTopic, partition, now.get()));
  }

  void say(Decision said) {
    kafka.send(Said.record(decisionTopic, said));
  }

  void say(Decision said, int partition) {
    kafka.send(on(partition, Said.record(decisionTopic, said)));
  }

  void say(Restriction said) {
    kafka.send(Said.record(restrictionTopic, said));
  }

  void say(Restriction said, int partition) {
    kafka.send(on(partition, Said.record(restrictionTopic, said)));
  }

  private static ProducerRecord<byte[], byte[]> on(
      int partition, ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(record.topic(), partition, record.key(), record.value());
  }

  /** Says the same as a job would that is one revision ahead. */
  void sayAhead(Decision said) {
    kafka.send(Said.ahead(Said.record(decisionTopic, said)));
  }

  /** Says the same as a job would that is one revision ahead. */
  void sayAhead(Restriction said) {
    kafka.send(Said.ahead(Said.record(restrictionTopic, said)));
  }

  /** A heartbeat of a job that is one revision ahead. */
  void beatAhead() {
    ProducerRecord<byte[], byte[]> value =
        Said.ahead(Said.record(decisionTopic, Said.decision("heartbeat", 0, Action.ALLOW)));
    ProducerRecord<byte[], byte[]> beat =
        new ProducerRecord<>(decisionTopic, 0, null, value.value());
    beat.headers().add(Heartbeats.HEADER, Said.heartbeat(now.get(), 0, 1));
    kafka.send(beat);
  }

  /** Writes bytes of no schema at all among the decisions. */
  void sayGarbage(byte[] value) {
    kafka.send(new ProducerRecord<>(decisionTopic, value));
  }

  /** Waits until what is in force on an account is known. */
  void awaitInForce(String account) {
    Await.until(
        "what is in force on " + account,
        PATIENCE,
        () -> restrictions.strictest(Said.account(account), List.of("ACCOUNT_OUTBOUND")) != null);
  }

  void awaitHeard(int number) {
    Await.until(number + " decisions", PATIENCE, () -> heard.size() == number);
  }

  @Override
  public void close() {
    decisions.close();
    restrictions.close();
  }
}
