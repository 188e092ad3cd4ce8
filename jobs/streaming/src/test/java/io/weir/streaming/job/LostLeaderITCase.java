package io.weir.streaming.job;

import static io.weir.streaming.job.Said.is;
import static io.weir.streaming.job.Said.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.JoinedBroker;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.time.Duration;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A broker goes and with it the only leader of one partition of logins, while all other partitions
 * can be read: time stands still and with it what rests on absence, and nothing else.
 */
final class LostLeaderITCase {
  private static final long START = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  /** The partition of the broker that stays, and of the one that goes. */
  private static final int STAYS = 0;

  private static final int GOES = 1;

  private static final String[] SETTINGS = {
    "--parallelism", "1", "--idleness", "3s", "--settleAfter", "24h"
  };

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.own();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private final TestTopics topics = TestTopics.onSimulatedClock(KAFKA, 1);
  private final Sender sender = new Sender(topics);
  private final Said said = new Said(topics);
  private JoinedBroker other;
  private RunningJob job;
  private long now = START;

  @BeforeEach
  void start() throws Exception {
    other = KAFKA.broker().join();
    KAFKA.broker().addPartition(topics.of("login"), JoinedBroker.NODE);
    sender.publishLongAgo(TestPattern.of("factor-stays-away"), TestPattern.of("large-payout"));
    job = RunningJob.start(FLINK, topics, SETTINGS);
  }

  @AfterEach
  void shouldNotHaveRestarted() {
    said.close();
    other.close();
    job.assertNeverRestarted();
  }

  @Test
  void shouldProveNoAbsenceByWhatWasWrittenButCannotBeRead() throws Exception {
    login("first", "first", "LOGON", GOES);
    said.decisionOn("first");
    String savepoint = job.stopWithSavepoint();
    remove("restored");
    remove("away");
    passes(4);
    login("restored-enabled", "restored", "MFA_FACTOR_ENABLE", GOES);
    other.stop();

    job = RunningJob.restore(FLINK, topics, savepoint, SETTINGS);
    decidesOnAndOn();
    assertThat(accused()).isEmpty();

    other.restart();
    said.signals().await(is("account_id", "away"), Said.PATIENCE);
    assertThat(accused()).containsExactly("away");
  }

  @Test
  void shouldStandStillFromWhenItIsNoticedUntilTheBrokerIsBack() throws Exception {
    remove("before");
    decidesOnAndOn();
    said.signals().await(is("account_id", "before"), Said.PATIENCE);

    other.stop();
    String held = firstHeldUp();
    decidesOnAndOn();
    decidesOnAndOn();
    assertThat(accused()).doesNotContain(held);

    other.restart();
    said.signals().await(is("account_id", held), Said.PATIENCE);
  }

  /**
   * For a moment the lost partition passes for one that brings nothing: the first account whose
   * deadline comes when that is over.
   */
  private String firstHeldUp() throws Exception {
    for (int i = 0; i < 20; i++) {
      String account = "probe-" + i;
      remove(account);
      decidesOnAndOn();
      if (!accused().contains(account)) {
        return account;
      }
    }
    throw new AssertionError("time goes on as if nothing were lost");
  }

  /** Much later, and the others' events are decided; what waits for time has had its chance. */
  private void decidesOnAndOn() throws Exception {
    passes(30);
    String id = "payout-" + now;
    sender.send(TestEvent.payout(id, id, 900_000).at(now));
    login("login-" + now, "somebody", "LOGON", STAYS);
    assertThat(text(said.decisionOn(id), "action")).isEqualTo("HOLD");
    said.decisionOn("login-" + now);
    job.awaitCheckpoints(3);
  }

  private void passes(int minutes) {
    now += minutes * MINUTE;
  }

  private void remove(String account) {
    login(account + "-disabled", account, "MFA_FACTOR_DISABLE", STAYS);
  }

  private void login(String id, String account, String activity, int partition) {
    sender.sendTo(partition, TestEvent.login(id, account, activity).at(now));
  }

  private List<String> accused() {
    return said.signals().untilNow().stream()
        .filter(is("pattern_id", "factor-stays-away"))
        .map((GenericRecord signal) -> text(signal, "account_id"))
        .toList();
  }
}
