package io.weir.streaming.job;

import static io.weir.streaming.job.Said.is;
import static io.weir.streaming.job.Said.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists on their own topics, asked by the shipped patterns. */
final class InputsITCase {
  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private static final long NOW = System.currentTimeMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final TestTopics topics = TestTopics.onSimulatedClock(KAFKA, 1);
  private final Sender sender = new Sender(topics);
  private final Said said = new Said(topics);
  private RunningJob job;

  @AfterEach
  void shouldNotHaveRestarted() {
    said.close();
    job.assertNeverRestarted();
  }

  @Test
  void shouldDecideByWhatIsListedAndTellWhoMetItBefore() throws Exception {
    start("--idleness", "200ms");
    Marks marks = new Marks(topics, said);
    sender.send(
        payment("before", "paid-before", "mule").at(NOW - 180 * MINUTE),
        payment("first", "A", "wallet").at(NOW - 170 * MINUTE));
    marks.awaitEverythingJudged(job, Marks.NEVER);
    assertThat(text(said.decisionOn("first"), "action")).isEqualTo("ALLOW");
    sender.send(
        TestEvent.blocked("i-mule", "payee_id", "mule").at(NOW - 60 * MINUTE),
        TestEvent.blocked("i-wallet", "payee_id", "wallet").at(NOW - 60 * MINUTE),
        TestEvent.blocked("i-range", "src_ip", "198.51.0.0/16").at(NOW - 60 * MINUTE),
        TestEvent.blocked("i-world", "src_ip", "0.0.0.0/0").at(NOW - 60 * MINUTE));
    marks.awaitEverythingJudged(job, Marks.NEVER);

    sender.send(
        payment("again", "A", "wallet").at(NOW),
        payment("other", "B", "shop").at(NOW),
        logon("near", "C").with("src_ip", "198.51.77.8").at(NOW),
        logon("far", "D").with("src_ip", "203.0.113.8").at(NOW));

    assertThat(text(said.decisionOn("again"), "action")).isEqualTo("BLOCK");
    assertThat(text(said.decisionOn("other"), "action")).isEqualTo("ALLOW");
    assertThat(text(said.decisionOn("near"), "action")).isEqualTo("STEP_UP");
    assertThat(text(said.decisionOn("far"), "action")).isEqualTo("ALLOW");
    GenericRecord told = said.signals().await(is("account_id", "paid-before"), Said.PATIENCE);
    assertThat(text(told, "pattern_id")).isEqualTo("listed-payee-paid-before");
    assertThat(text(told, "key")).isEqualTo("mule");
    GenericRecord refused = said.deadLetters().await(is("reason", "BAD_RANGE"), Said.PATIENCE);
    assertThat(text(refused, "stream")).isEqualTo("indicator");
  }

  @Test
  void shouldHoldNoTimeUpWhileNobodyListsAnything() throws Exception {
    start("--idleness", "0s", "--parallelism", "1");
    sender.sendOld(
        List.of(new Sender.Appended(logon("old", "A").at(NOW - 60 * MINUTE), NOW - 60 * MINUTE)));

    for (String stream : TestTopics.STREAMS) {
      sender.sendRaw(stream, 0, null, "passes".getBytes(StandardCharsets.UTF_8), NOW);
    }

    GenericRecord decision = said.decisionOn("old");
    assertThat(decision.get("late")).isEqualTo(true);
  }

  private void start(String... more) throws Exception {
    sender.publishLongAgo(TestPattern.shipped());
    job = RunningJob.start(FLINK, topics, more);
  }

  private static TestEvent payment(String id, String account, String payee) {
    return TestEvent.payout(id, account, 5_000)
        .with("payee_id", payee)
        .with("payee_kind", "PERSON");
  }

  private static TestEvent logon(String id, String account) {
    return TestEvent.login(id, account, "LOGON").with("device_id", "device-of-" + account);
  }
}
