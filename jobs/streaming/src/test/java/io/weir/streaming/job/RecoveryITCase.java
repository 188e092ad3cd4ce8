package io.weir.streaming.job;

import static io.weir.streaming.job.Said.is;
import static io.weir.streaming.job.Said.text;
import static io.weir.streaming.job.Said.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.FlinkOptions;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The job dies and goes on, on topics as production has them: what was half-finished is finished,
 * and a reader of its decisions meets no contradiction.
 */
final class RecoveryITCase {
  private static final String PATTERN = "security-change-then-payout";

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.own(FlinkOptions.slots(3));

  /** TaskManagers are numbered by their start, over all tests. */
  private static int taskManager;

  private TestTopics topics;
  private Sender sender;
  private Said said;
  private Marks marks;
  private final Set<String> operations = new HashSet<>();

  @BeforeEach
  void open() {
    topics = TestTopics.onAppendTime(KAFKA, 3);
    sender = new Sender(topics);
    said = new Said(topics);
    marks = new Marks(topics, said);
    for (TestPattern pattern : TestPattern.shipped()) {
      if (pattern.id().equals(PATTERN)) {
        sender.publish("PATTERN", PATTERN, 1, pattern.text(), 0);
      }
    }
  }

  @AfterEach
  void close() {
    said.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void shouldFinishAfterACrashAndARestartElsewhereWhatItHadSeenHalfOf(String backend)
      throws Exception {
    String[] two = {"--parallelism", "2", "--flink.state.backend.type", backend};
    String[] three = {"--parallelism", "3", "--flink.state.backend.type", backend};
    RunningJob job = RunningJob.start(FLINK, topics, two);
    change("crashed");
    change("restored");
    change("rescaled");
    traffic("before", 200);
    marks.awaitEverythingJudged(job, Marks.NEVER);

    traffic("in-flight", 200);
    crash();
    traffic("meanwhile", 200);
    payout("crashed");
    assertThat(job.restarts()).isPositive();

    String savepoint = job.stopWithSavepoint();
    traffic("stopped", 200);
    RunningJob restored = RunningJob.restore(FLINK, topics, savepoint, two);
    payout("restored");

    String another = restored.stopWithSavepoint();
    RunningJob rescaled = RunningJob.restore(FLINK, topics, another, three);
    payout("rescaled");
    marks.awaitEverythingJudged(rescaled, Marks.NEVER);

    said.decisionsOn(operations);
    Reader reader = new Reader();
    reader.readAll(said.decisions().untilNow());
    assertThat(reader.actions()).hasSize(operations.size());
    assertThat(reader.actions().values().stream().filter("HOLD"::equals)).hasSize(3);
  }

  @Test
  void shouldSayEverythingOnceThroughExactlyOnceOutletsAlsoAfterACrash() throws Exception {
    RunningJob job =
        RunningJob.start(FLINK, topics, "--parallelism", "2", "--delivery", "exactly-once");
    change("once");
    traffic("before", 100);
    said.decisionsOn(operations);
    job.awaitCheckpoints(3);
    job.assertNeverRestarted(); // the client goes with the connector

    traffic("in-flight", 100);
    crash();
    traffic("meanwhile", 100);
    payout("once");
    said.decisionsOn(operations);
    job.awaitCheckpoints(2);

    assertThat(job.restarts()).isPositive();
    assertThat(said.decisions().untilNow().stream().map(one -> text(one, "trigger_event_id")))
        .doesNotHaveDuplicates()
        .hasSameSizeAs(operations);
    assertThat(said.alerts().untilNow()).hasSize(1);
  }

  /** Logins and payments of as many customers, of no interest. */
  private void traffic(String name, int count) {
    List<TestEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = name + "-" + i;
      events.add(
          i % 2 == 0
              ? TestEvent.login(id, "customer-" + id, "LOGON")
              : TestEvent.payout(id, "customer-" + id, 1_000));
    }
    send(events);
  }

  private void change(String account) {
    send(List.of(TestEvent.login("change-" + account, account, "PASSWORD_CHANGE")));
  }

  private void payout(String account) {
    String id = "payout-" + account;
    send(List.of(TestEvent.payout(id, account, 60_000)));
    GenericRecord decision = said.decisionOn(id);
    assertThat(text(decision, "action")).isEqualTo("HOLD");
    assertThat(((List<?>) decision.get("signals")).stream().map(GenericRecord.class::cast))
        .filteredOn(is("pattern_id", PATTERN))
        .singleElement()
        .satisfies(
            signal ->
                assertThat(texts(signal, "event_ids")).containsExactly("change-" + account, id));
  }

  private void send(List<TestEvent> events) {
    sender.send(events);
    events.forEach(event -> operations.add(event.id()));
  }

  private static void crash() {
    FLINK.cluster().killTaskManager(taskManager++);
    FLINK.cluster().startTaskManager();
  }
}
