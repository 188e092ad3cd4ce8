package io.weir.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testkit.Await;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A backlog, and then nothing at all. What waits in one stage is let go when time passes, and comes
 * to the next before its time has passed there: else it would wait there for the next record of
 * anybody.
 */
final class SilenceITCase {
  private static final int PAYMENTS = 40;
  private static final long OLD_MILLIS = 1_500;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  @Test
  void shouldDecideWhatWaitedThoughNothingMoreIsSent() throws Exception {
    TestTopics topics = TestTopics.onAppendTime(KAFKA, 3);
    Sender sender = new Sender(topics);
    List<TestEvent> payments = new ArrayList<>();
    for (int i = 0; i < PAYMENTS; i++) {
      payments.add(TestEvent.payout("pay-" + i, "payer-" + i, 1_000));
    }
    long sent = sender.send(payments).get(PAYMENTS - 1).timestamp();
    Await.until(
        "them to be old enough to wait for their turn",
        Said.PATIENCE,
        () -> System.currentTimeMillis() - sent > OLD_MILLIS);

    RunningJob job =
        RunningJob.start(
            FLINK,
            topics,
            "--parallelism",
            "1", // of two readers the second would move time once more
            "--settleAfter",
            "1s",
            "--idleness",
            "1s",
            "--lateness",
            "1s");

    Set<String> ids = new TreeSet<>();
    payments.forEach(payment -> ids.add(payment.id()));
    try (Said said = new Said(topics)) {
      List<GenericRecord> decisions = said.decisionsOn(ids);
      assertThat(decisions)
          .hasSize(PAYMENTS)
          .allSatisfy(one -> assertThat((boolean) one.get("late")).as("waited").isTrue());
    }
    job.assertNeverRestarted();
  }
}
