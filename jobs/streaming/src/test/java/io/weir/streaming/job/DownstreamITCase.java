package io.weir.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.client.Action;
import io.weir.client.Answer;
import io.weir.client.Answer.Basis;
import io.weir.local.FlinkOptions;
import io.weir.testkit.Await;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract with a service that blocks: whatever happens to the job, the service answers in time
 * and is never told two things, and what heartbeats promise holds.
 */
final class DownstreamITCase {
  private static final String PATTERN = "security-change-then-payout";

  /** As in production, but sooner. */
  private static final String[] SETTINGS = {
    "--parallelism",
    "2",
    "--idleness",
    "1s",
    "--lateness",
    "3s",
    "--futureTolerance",
    "2s",
    "--settleAfter",
    "1s"
  };

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.own(FlinkOptions.slots(2));

  private TestTopics topics;
  private Sender sender;
  private BlockingService service;
  private int sent;

  @BeforeEach
  void open() throws Exception {
    topics = TestTopics.onAppendTime(KAFKA, 3);
    sender = new Sender(topics);
    for (TestPattern pattern : TestPattern.shipped()) {
      if (pattern.id().equals(PATTERN)) {
        sender.publish("PATTERN", PATTERN, 1, pattern.text(), 0);
      }
    }
    service = new BlockingService(topics, sender);
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void shouldAnswerInTimeAndWithoutContradictionWhileTheJobDiesWaitsAndBeginsAnew()
      throws Exception {
    RunningJob job = RunningJob.start(FLINK, topics, SETTINGS);
    change("alive");
    trade(100);
    payout("alive");
    decided();
    assertThat(service.told("payout-alive").action()).isEqualTo(Action.HOLD);
    assertThat(service.told("payout-alive").late()).isFalse();

    change("killed");
    FLINK.cluster().killTaskManager(0);
    FLINK.cluster().startTaskManager();
    trade(20);
    payout("killed");
    decided();
    assertThat(job.restarts()).isPositive();
    assertThat(service.told("payout-killed").action()).isEqualTo(Action.HOLD);

    change("delayed");
    decided();
    String savepoint = job.stopWithSavepoint();
    Answer unknown = payout("delayed");
    assertThat(unknown.decision()).isNull();
    Await.until("it grows stale", Said.PATIENCE, service::isStale);
    assertThat(trade(true).basis()).isEqualTo(Basis.STALE);
    assertThat(trade(true).action()).isEqualTo(Action.STEP_UP);
    assertThat(trade(false).action()).as("slowness alone stops nobody").isEqualTo(Action.ALLOW);
    RunningJob delayed = RunningJob.restore(FLINK, topics, savepoint, SETTINGS);
    decided();
    assertThat(service.told("payout-delayed").action()).isEqualTo(Action.HOLD);
    assertThat(service.told("payout-delayed").late()).as("waited for its turn").isTrue();
    assertThat(service.told("payout-delayed").overdue()).isTrue();

    Map<String, Action> before = service.actions();
    int told = service.heard();
    long ignored = service.ignored();
    FLINK.cluster().cancel(delayed.id());
    RunningJob.start(FLINK, topics, replayed());
    Await.until(
        "everything to be said again",
        Said.PATIENCE,
        () -> {
          traffic();
          return service.ignored() - ignored >= told;
        });
    assertThat(service.actions()).containsAllEntriesOf(before);
  }

  private static String[] replayed() {
    String[] all = Arrays.copyOf(SETTINGS, SETTINGS.length + 2);
    all[SETTINGS.length] = "--start";
    all[SETTINGS.length + 1] = "earliest";
    return all;
  }

  private void decided() {
    service.awaitEverythingDecided(this::traffic);
  }

  /** Keeps time moving in every partition, for nobody's sake. */
  private void traffic() {
    String id = "traffic-" + sent++;
    sender.send(TestEvent.login(id, id, "LOGON"), TestEvent.device(id + "-d", id, "REGISTER"));
  }

  private void change(String account) {
    sender.send(TestEvent.login("change-" + account, account, "PASSWORD_CHANGE"));
  }

  private Answer payout(String account) throws InterruptedException {
    return service.pay(TestEvent.payout("payout-" + account, account, 60_000), account, false);
  }

  /** Small payments of as many customers. */
  private void trade(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      assertThat(trade(false).action()).isEqualTo(Action.ALLOW);
    }
  }

  private Answer trade(boolean highRisk) throws InterruptedException {
    String id = "trade-" + sent++;
    return service.pay(TestEvent.payout(id, "customer-" + id, 1_000), "customer-" + id, highRisk);
  }
}
