package io.weir.streaming.job;

import static io.weir.streaming.job.Said.text;
import static io.weir.streaming.job.Said.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pattern set changes while the job runs, on topics as production has them: which version
 * judges an event follows from its append time alone.
 */
final class PublishingITCase {
  /** An accepted entry judges what is appended this many milliseconds after it, or later. */
  private static final long DELAY = 500;

  private static final TestPattern PATTERN = TestPattern.of("large-payout");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private static Sender sender;
  private static Said said;
  private static RunningJob job;

  private int payouts;

  @BeforeAll
  static void start() throws Exception {
    TestTopics topics = TestTopics.onAppendTime(KAFKA, 2);
    sender = new Sender(topics);
    said = new Said(topics);
    job = RunningJob.start(FLINK, topics, "--parallelism", "2");
    said.verdicts().untilNow();
  }

  @AfterAll
  static void stop() {
    said.close();
  }

  @AfterEach
  void shouldNotHaveRestarted() {
    job.assertNeverRestarted();
  }

  @Test
  void shouldJudgeByEachChangeFromHalfASecondAfterItsAppend() {
    assertThat(payout().action()).isEqualTo("ALLOW");

    Change published = publish(1, PATTERN.text());
    assertThat(text(published.verdict(), "accepted")).isEqualTo("true");
    assertThat(text(published.verdict(), "mode")).isEqualTo("enforce");
    assertThat(published.effectiveFrom()).isEqualTo(published.appendTime() + DELAY);
    List<Payout> after = payoutsPast(published.effectiveFrom());
    assertThat(after)
        .allSatisfy(one -> assertThat(one.action()).isEqualTo(heldFrom(published, one)));
    assertThat(after.get(after.size() - 1).versions()).containsExactly(1);

    Change refused =
        publish(2, PATTERN.text().replace("base_amount_minor >=", "base_amount_mionr >="));
    assertThat(text(refused.verdict(), "accepted")).isEqualTo("false");
    assertThat(refused.verdict().get("effective_from")).isNull();
    assertThat(texts(refused.verdict(), "problems"))
        .singleElement()
        .asString()
        .matches("large-payout\\.yaml:\\d+:\\d+ unknown name 'base_amount_mionr'.*")
        .contains("did you mean 'base_amount_minor'?");
    Payout unchanged = payoutsPast(refused.appendTime() + DELAY).get(0);
    assertThat(unchanged.action()).isEqualTo("HOLD");
    assertThat(unchanged.versions()).containsExactly(1);

    Change changed = publish(2, PATTERN.text().replace("version: 1", "version: 2"));
    assertThat(text(changed.verdict(), "accepted")).isEqualTo("true");
    payoutsPast(changed.effectiveFrom());
    assertThat(payout().versions()).containsExactly(2);

    Change older = publish(1, PATTERN.text().replace("title: ", "title: Another "));
    assertThat(text(older.verdict(), "accepted")).isEqualTo("false");

    Change back = publish(1, PATTERN.text());
    assertThat(text(back.verdict(), "accepted")).isEqualTo("true");
    payoutsPast(back.effectiveFrom());
    assertThat(payout().versions()).containsExactly(1);

    Change off =
        publish(
            3,
            PATTERN
                .text()
                .replace("version: 1", "version: 3")
                .replace("mode: enforce", "mode: off"));
    assertThat(text(off.verdict(), "mode")).isEqualTo("off");
    payoutsPast(off.effectiveFrom());
    assertThat(payout().action()).isEqualTo("ALLOW");

    System.out.printf(
        "in force %d ms after publishing, verdict readable after %d ms%n",
        after.get(after.size() - 1).appendTime() - published.appendTime(), published.tookMillis());
  }

  private static String heldFrom(Change change, Payout payout) {
    return payout.appendTime() < change.effectiveFrom() ? "ALLOW" : "HOLD";
  }

  /** An entry of the pattern log, and what became of it. */
  private record Change(long appendTime, GenericRecord verdict, long tookMillis) {
    long effectiveFrom() {
      return (long) verdict.get("effective_from");
    }
  }

  private static Change publish(int version, String text) {
    long before = System.nanoTime();
    RecordMetadata place = sender.publish("PATTERN", PATTERN.id(), version, text, before);
    GenericRecord verdict = said.verdictOn(place.offset());
    return new Change(place.timestamp(), verdict, (System.nanoTime() - before) / 1_000_000);
  }

  /** A large payout and how it was decided. */
  private record Payout(long appendTime, GenericRecord decision) {
    String action() {
      return text(decision, "action");
    }

    List<Integer> versions() {
      return ((List<?>) decision.get("signals"))
          .stream().map(signal -> (Integer) ((GenericRecord) signal).get("version")).toList();
    }
  }

  private Payout payout() {
    String id = "payout-" + ++payouts;
    RecordMetadata place = sender.send(TestEvent.payout(id, "customer-" + payouts, 150_000)).get(0);
    GenericRecord decision = said.decisionOn(id);
    assertThat(decision.get("issued_at")).isEqualTo(place.timestamp());
    return new Payout(place.timestamp(), decision);
  }

  /** Payouts one after another, the last of them appended at or after an instant. */
  private List<Payout> payoutsPast(long instant) {
    List<Payout> made = new ArrayList<>();
    do {
      made.add(payout());
    } while (made.get(made.size() - 1).appendTime() < instant);
    return made;
  }
}
