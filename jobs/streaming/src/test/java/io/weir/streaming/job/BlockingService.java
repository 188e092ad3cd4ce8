package io.weir.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.client.Action;
import io.weir.client.Answer;
import io.weir.client.Decision;
import io.weir.client.DecisionListener;
import io.weir.client.Gate;
import io.weir.client.Operation;
import io.weir.client.Operation.Touched;
import io.weir.client.RestrictionView;
import io.weir.client.Subject;
import io.weir.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A service that lets payments through or not, with nothing but the client, and remembers what it
 * was told and how long it waited.
 */
final class BlockingService implements AutoCloseable {
  static final Duration STALE_AFTER = Duration.ofSeconds(2);

  /** What a busy machine may take to wake up a thread whose wait is over. */
  private static final Duration WAKING_UP = Duration.ofMillis(350);

  private final Sender sender;
  private final RestrictionView restrictions;
  private final DecisionListener decisions;
  private final Gate gate;
  private final Map<String, Decision> told = new ConcurrentHashMap<>();
  private final Map<String, Long> appended = new TreeMap<>();

  BlockingService(TestTopics topics, Sender sender) throws InterruptedException {
    this.sender = sender;
    Map<String, Object> kafka = Map.of("bootstrap.servers", topics.kafka().bootstrap());
    restrictions =
        RestrictionView.open(kafka, topics.of("restrictions"), System::currentTimeMillis);
    decisions =
        DecisionListener.open(
            kafka,
            topics.of("decisions"),
            decision -> told.put(decision.eventId(), decision),
            System::currentTimeMillis);
    assertThat(restrictions.awaitLoaded(Said.PATIENCE)).isTrue();
    assertThat(decisions.awaitListening(Said.PATIENCE)).isTrue();
    gate = new Gate(restrictions, decisions, Gate.DEADLINE, STALE_AFTER);
  }

  /** Sends a payment, and has an answer by the deadline. */
  Answer pay(TestEvent payment, String account, boolean highRisk) throws InterruptedException {
    Subject payer = new Subject(TestEvent.TENANT, "ACCOUNT", account);
    Operation operation =
        new Operation(
            TestEvent.TENANT,
            "payment",
            payment.id(),
            List.of(new Touched(payer, List.of("PAYMENT", "ACCOUNT_OUTBOUND", "ACCOUNT"))),
            highRisk);
    try (Gate.Question question = gate.ask(operation)) {
      appended.put(payment.id(), sender.send(payment).get(0).timestamp());
      long from = System.nanoTime();
      Answer answer = question.answer();
      assertThat(Duration.ofNanos(System.nanoTime() - from))
          .isLessThan(Gate.DEADLINE.plus(WAKING_UP));
      return answer;
    }
  }

  boolean isStale() {
    return gate.isStale();
  }

  /**
   * Waits until the heartbeats say that everything it sent is decided; then every decision must
   * have been heard, or the promise is broken.
   *
   * @param more sends something of no interest, as only what comes moves time
   */
  void awaitEverythingDecided(Runnable more) {
    long last = appended.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    Await.until(
        "everything to be decided up to " + last,
        Said.PATIENCE,
        () -> {
          more.run();
          return decisions.decidedUntil() >= last;
        });
    Set<String> missing = missing();
    assertThat(missing).as(() -> account(missing, last)).isEmpty();
  }

  private Set<String> missing() {
    Set<String> missing = new TreeSet<>(appended.keySet());
    missing.removeAll(told.keySet());
    return missing;
  }

  /** What became of decisions that came after the heartbeat that promised them, if they came. */
  private String account(Set<String> late, long last) {
    long found = System.currentTimeMillis();
    StringBuilder text = new StringBuilder();
    text.append("decided until %d, %d ago; ".formatted(last, found - last));
    try {
      Await.until("what was promised", Said.PATIENCE, () -> missing().isEmpty());
    } catch (ConditionTimeoutException e) {
      text.append("never: %s; ".formatted(missing()));
    }
    text.append("%d ms too late: ".formatted(System.currentTimeMillis() - found));
    late.forEach(id -> text.append("%s of %d %s; ".formatted(id, appended.get(id), told.get(id))));
    return text.toString();
  }

  /** What is to be done about each payment, by event id. */
  Map<String, Action> actions() {
    Map<String, Action> actions = new TreeMap<>();
    appended.keySet().forEach(id -> actions.put(id, told.get(id).action()));
    return actions;
  }

  /** What it was told last of a payment; null if nothing. */
  Decision told(String eventId) {
    return told.get(eventId);
  }

  /** Operations it was told something of, other people's included. */
  int heard() {
    return told.size();
  }

  /** Decisions read that did not count. */
  long ignored() {
    return decisions.ignored();
  }

  @Override
  public void close() {
    decisions.close();
    restrictions.close();
  }
}
