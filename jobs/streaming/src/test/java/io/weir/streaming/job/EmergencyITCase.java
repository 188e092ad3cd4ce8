package io.weir.streaming.job;

import static io.weir.streaming.job.Said.text;
import static io.weir.streaming.job.Said.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Somebody raises an emergency while the job runs, on topics as production has them: from half a
 * second after the record on, what it is about is held; it outlives a restart and ends by itself.
 */
final class EmergencyITCase {
  private static final String INSTANT = "rail=SCT_INST";

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private Sender sender;
  private Said said;
  private TestTopics topics;
  private int payouts;

  @BeforeEach
  void open() {
    topics = TestTopics.onAppendTime(KAFKA, 2);
    sender = new Sender(topics);
    said = new Said(topics);
  }

  @AfterEach
  void close() {
    said.close();
  }

  @Test
  void shouldHoldWhatItIsAboutOutliveARestartAndEndByItself() throws Exception {
    RunningJob job = RunningJob.start(FLINK, topics, "--parallelism", "2");
    assertThat(payout("SCT_INST").action()).isEqualTo("ALLOW");

    Instant until = Instant.now().plus(Duration.ofMinutes(4));
    long before = System.nanoTime();
    Raised raised = say(1, "level: 3\nwhere: {rail: SCT_INST}\nuntil: " + until);
    assertThat(text(raised.verdict(), "accepted")).isEqualTo("true");
    assertThat(text(raised.verdict(), "kind")).isEqualTo("EMERGENCY");
    assertThat(text(raised.verdict(), "mode")).isEqualTo("level 3");
    List<Payout> made = payoutsPast(raised.effectiveFrom());
    long held = (System.nanoTime() - before) / 1_000_000;
    assertThat(made)
        .allSatisfy(
            one ->
                assertThat(one.action())
                    .isEqualTo(one.appendTime() < raised.effectiveFrom() ? "ALLOW" : "HOLD"));
    assertThat(payout("WIRE").action()).isEqualTo("ALLOW");

    Payout shown = made.get(made.size() - 1);
    assertThat(texts(shown.decision(), "reason_codes")).containsExactly("R16");
    assertThat(texts(shown.decision(), "reasons")).containsExactly("Hold all outgoing money");
    assertThat(shown.decision().get("expires_at")).isEqualTo(until.toEpochMilli());
    GenericRecord evidence = (GenericRecord) ((List<?>) shown.decision().get("signals")).get(0);
    assertThat(text(evidence, "pattern_id")).isEqualTo("emergency");
    assertThat(text(evidence, "alternative")).isEqualTo("level-3");
    assertThat(evidence.get("values").toString()).contains(INSTANT);

    String savepoint = job.stopWithSavepoint();
    RunningJob restored = RunningJob.restore(FLINK, topics, savepoint, "--parallelism", "1");
    assertThat(payout("SCT_INST").action()).isEqualTo("HOLD");

    Payout afterwards =
        payout(
            TestEvent.payout(next(), "late-riser", 5)
                .with("rail", "SCT_INST")
                .at(until.toEpochMilli()));
    assertThat(afterwards.action()).as("nobody lowered it").isEqualTo("ALLOW");

    Raised lowered = say(2, "level: 0\nwhere: {rail: SCT_INST}");
    assertThat(text(lowered.verdict(), "mode")).isEqualTo("level 0");
    payoutsPast(lowered.effectiveFrom());
    assertThat(payout("SCT_INST").action()).isEqualTo("ALLOW");
    assertThat(job.restarts() + restored.restarts()).isZero();
    System.out.printf("held %d ms after it was raised%n", held);
  }

  @Test
  void shouldRefuseALevelThePolicyDoesNotHave() throws Exception {
    RunningJob.start(FLINK, topics, "--parallelism", "1");

    Raised refused =
        say(1, "level: 7\nwhere: {rail: SCT_INST}\nuntil: " + Instant.now().plusSeconds(600));

    assertThat(text(refused.verdict(), "accepted")).isEqualTo("false");
    assertThat(texts(refused.verdict(), "problems"))
        .containsExactly(
            "emergency.yaml:1:1 the policy has no level 7 of emergency, 3 is the highest");
    assertThat(payout("SCT_INST").action()).isEqualTo("ALLOW");
  }

  private record Raised(GenericRecord verdict) {
    long effectiveFrom() {
      return (long) verdict.get("effective_from");
    }
  }

  private Raised say(int version, String content) {
    RecordMetadata place =
        sender.publish("EMERGENCY", INSTANT, version, content, System.currentTimeMillis());
    return new Raised(said.verdictOn(place.offset()));
  }

  private record Payout(long appendTime, GenericRecord decision) {
    String action() {
      return text(decision, "action");
    }
  }

  private String next() {
    return "payout-" + ++payouts;
  }

  private Payout payout(String rail) {
    return payout(TestEvent.payout(next(), "customer-" + payouts, 5).with("rail", rail));
  }

  private Payout payout(TestEvent event) {
    RecordMetadata place = sender.send(event).get(0);
    return new Payout(place.timestamp(), said.decisionOn(event.id()));
  }

  /** Payouts one after another, the last of them appended at or after an instant. */
  private List<Payout> payoutsPast(long instant) {
    List<Payout> made = new ArrayList<>();
    do {
      made.add(payout("SCT_INST"));
    } while (made.get(made.size() - 1).appendTime() < instant);
    return made;
  }
}
