package io.weir.streaming.job;

import static io.weir.streaming.job.Said.is;
import static io.weir.streaming.job.Said.text;
import static io.weir.streaming.job.Said.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Shipped patterns that rest on each other's signals, which go through the broker and come back.
 */
final class ChainITCase {
  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private static final long SECOND = 1_000;

  private static TestTopics topics;
  private static Sender sender;
  private static Said said;

  @BeforeAll
  static void start() throws Exception {
    topics = TestTopics.onSimulatedClock(KAFKA, 2);
    sender = new Sender(topics);
    said = new Said(topics);
    sender.publishLongAgo(TestPattern.shipped());
    RunningJob.start(FLINK, topics, "--parallelism", "2", "--idleness", "200ms");
  }

  @AfterAll
  static void stop() {
    said.close();
  }

  @Test
  void shouldBlockThePayoutAtTheEndOfAKillChain() {
    sender.send(killChain("chained", System.currentTimeMillis()));

    GenericRecord entry =
        said.signals().await(raised("chained", "failed-burst-then-success"), Said.PATIENCE);
    GenericRecord chain = said.signals().await(raised("chained", "ato-kill-chain"), Said.PATIENCE);
    assertThat(texts(chain, "event_ids"))
        .containsExactly(text(entry, "signal_id"), "chained-add", "chained-out");
    assertThat(text(chain, "payee_id")).isEqualTo("payee-of-chained-out");
    GenericRecord payout =
        said.decisions().await(restingOn("chained-out", "ato-kill-chain"), Said.PATIENCE);
    assertThat(text(payout, "action")).isEqualTo("BLOCK");
    GenericRecord restriction =
        said.restrictions()
            .await(is("subject_id", "chained").and(is("scope", "ACCOUNT_OUTBOUND")), Said.PATIENCE);
    assertThat(text(restriction, "action")).isEqualTo("BLOCK");
    assertThat(texts(restriction, "pattern_ids")).contains("ato-kill-chain");
  }

  @Test
  void shouldTakeTheEndOfTheChainBackWhenALateEventTakesItsBeginning() {
    long now = System.currentTimeMillis();
    sender.send(killChain("cleared", now));
    GenericRecord chain = said.signals().await(raised("cleared", "ato-kill-chain"), Said.PATIENCE);

    sender.sendLate(
        TestEvent.login("cleared-reset", "cleared", "PASSWORD_RESET").at(now - 45 * SECOND), now);

    said.signals().await(withdrawn("cleared", "failed-burst-then-success"), Said.PATIENCE);
    GenericRecord back =
        said.signals().await(withdrawn("cleared", "ato-kill-chain"), Said.PATIENCE);
    assertThat(text(back, "signal_id")).isEqualTo(text(chain, "signal_id"));
    assertThat((int) back.get("revision")).isGreaterThan((int) chain.get("revision"));
    GenericRecord released =
        said.restrictions()
            .await(
                is("subject_id", "cleared")
                    .and(is("scope", "ACCOUNT_OUTBOUND"))
                    .and(is("state", "RELEASED")),
                Said.PATIENCE);
    assertThat(text(released, "action")).isEqualTo("ALLOW");
  }

  /** Guessed until it fits on a new device, a payee added, and money sent to it. */
  private static List<TestEvent> killChain(String account, long now) {
    List<TestEvent> events = new ArrayList<>();
    events.add(
        TestEvent.login(account + "-home", account, "LOGON")
            .with("device_id", "phone")
            .at(now - 58 * SECOND));
    for (int i = 0; i < 5; i++) {
      events.add(
          TestEvent.failure(account + "-fail-" + i, account)
              .with("device_id", "laptop")
              .at(now - (55 - i) * SECOND));
    }
    events.add(
        TestEvent.login(account + "-in", account, "LOGON")
            .with("device_id", "laptop")
            .at(now - 40 * SECOND));
    String payee = "payee-of-" + account + "-out";
    events.add(
        TestEvent.payment(account + "-add", account, "PAYEE_ADD")
            .with("payee_id", payee)
            .at(now - 30 * SECOND));
    events.add(TestEvent.payout(account + "-out", account, 240_000).at(now - 20 * SECOND));
    return events;
  }

  private static Predicate<GenericRecord> raised(String account, String pattern) {
    return about(account, pattern).and(is("activity", "RAISED"));
  }

  private static Predicate<GenericRecord> withdrawn(String account, String pattern) {
    return about(account, pattern).and(is("activity", "WITHDRAWN"));
  }

  private static Predicate<GenericRecord> about(String account, String pattern) {
    return is("account_id", account).and(is("pattern_id", pattern));
  }

  private static Predicate<GenericRecord> restingOn(String trigger, String pattern) {
    return is("trigger_event_id", trigger)
        .and(
            decision ->
                ((List<?>) decision.get("signals"))
                    .stream().map(GenericRecord.class::cast).anyMatch(is("pattern_id", pattern)));
  }
}
