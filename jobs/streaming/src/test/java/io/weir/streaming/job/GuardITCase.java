package io.weir.streaming.job;

import static io.weir.streaming.job.Said.is;
import static io.weir.streaming.job.Said.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.stage.StageOptions;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A pattern hits everybody: because it is wrong, or because somebody makes noise so that it is
 * switched off. Its owner is called, it blocks nobody new, and it never does less than hold.
 */
final class GuardITCase {
  private static final String ID = "every-payout";
  private static final int BUDGET = 30;
  private static final int BATCH = 5_000;
  private static final int MOST_BATCHES = 20;

  private static final String PATTERN =
      """
      id: every-payout
      version: 1
      title: Every payout
      status: test
      mode: enforce
      owner: payments-security
      description: Made to hit everybody.
      falsePositives: [All.]
      runbook: Take it away.
      budget: {perHour: 30}
      key: account
      severity: critical
      group: PAY
      action: {floor: block, scope: account-outbound, ttl: 4h}
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
      tests:
        - name: hit
          events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE}}]
          expect: [{at: 0s}]
        - name: nothing
          events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
          expect: []
      """;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private final TestTopics topics = TestTopics.onAppendTime(KAFKA, 2);
  private final Sender sender = new Sender(topics);
  private int payouts;

  @Test
  void shouldCallTheOwnerAndHoldNewSubjectsInsteadOfBlockingThem() throws Exception {
    try (Said said = new Said(topics)) {
      RunningJob job = RunningJob.start(FLINK, topics, "--parallelism", "2");
      RecordMetadata place = sender.publish("PATTERN", ID, 1, PATTERN, 0);
      payoutsPast(said, effectiveFrom(said.verdictOn(place.offset())));
      assertThat(payout(said, "early").action()).isEqualTo("BLOCK");

      List<TestEvent> noise = new ArrayList<>();
      for (int i = 0; i < 4 * BUDGET; i++) {
        noise.add(TestEvent.payout("noise-" + i, "mule-" + i, 5));
      }
      sender.send(noise);
      said.decisionsOn(noise.stream().map(TestEvent::id).toList());

      GenericRecord page = said.alerts().await(is("key_dimension", "platform"), Said.PATIENCE);
      assertThat(text(page, "pattern_id")).isEqualTo(ID);
      assertThat(text(page, "key")).isEqualTo(ID);
      assertThat(text(page, "reason"))
          .startsWith("payments-security: every-payout exceeds its budget: ")
          .contains(" matches in an hour, " + BUDGET + " allowed");
      GenericRecord verdict = said.verdicts().await(is("kind", "GUARD"), Said.PATIENCE);
      assertThat(text(verdict, "accepted")).isEqualTo("true");
      assertThat(text(verdict, "id")).isEqualTo("t1/every-payout");

      List<Payout> victims = payoutsPast(said, effectiveFrom(verdict));
      Payout victim = victims.get(victims.size() - 1);
      assertThat(victim.action()).as("new, and no less than held").isEqualTo("HOLD");
      assertThat(payout(said, "early").action()).as("blocked before").isEqualTo("BLOCK");
      shouldRestrictNoMoreThanHeld(said, victims, effectiveFrom(verdict));
      job.assertNeverRestarted();

      String savepoint = job.stopWithSavepoint();
      RunningJob.restore(FLINK, topics, savepoint, "--parallelism", "1");
      assertThat(payout(said, "another victim").action()).isEqualTo("HOLD");
      assertThat(said.alerts().untilNow().stream().filter(is("key_dimension", "platform")))
          .as("one page an hour, and two where one ended meanwhile")
          .hasSizeBetween(1, 2);
    }
  }

  /** Taken at its word by a policy under which everything takes too much. */
  @Test
  void shouldTakeOutAPatternThatTakesTooMuchUntilSomebodyPublishesItAgain() throws Exception {
    try (Said said = new Said(topics)) {
      RunningJob job = RunningJob.start(FLINK, topics, "--parallelism", "2");
      sender.publish("POLICY", "policy", 7, stingy(), 0);
      RecordMetadata place = sender.publish("PATTERN", ID, 1, unbounded(), 0);
      payoutsPast(said, effectiveFrom(said.verdictOn(place.offset())));

      GenericRecord out = null;
      for (int batch = 0; out == null && batch < MOST_BATCHES; batch++) {
        List<TestEvent> many = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          many.add(TestEvent.payout("many-" + batch + "-" + i, "account-" + i, 5));
        }
        sender.send(many);
        said.decisionsOn(many.stream().map(TestEvent::id).toList());
        out =
            said.verdicts().untilNow().stream().filter(is("mode", "off")).findFirst().orElse(null);
      }

      assertThat(out).as("the guard's entry").isNotNull();
      assertThat(text(out, "kind")).isEqualTo("PATTERN");
      assertThat(text(out, "id")).isEqualTo(ID);
      assertThat(text(out, "accepted")).isEqualTo("true");
      List<Payout> after = payoutsPast(said, effectiveFrom(out));
      assertThat(after.get(after.size() - 1).action()).isEqualTo("ALLOW");
      assertThat(said.alerts().untilNow().stream().filter(is("alternative", "cost"))).hasSize(1);

      RecordMetadata again = sender.publish("PATTERN", ID, 1, unbounded(), 0);
      after = payoutsPast(said, effectiveFrom(said.verdictOn(again.offset())));
      assertThat(after.get(after.size() - 1).action()).isEqualTo("BLOCK");
      job.assertNeverRestarted();
    }
  }

  private static String unbounded() {
    return PATTERN.replace("perHour: 30", "perHour: 1000000, share: 100%");
  }

  private static String stingy() {
    return StageOptions.shippedPolicy()
        .replaceFirst("(?m)^version: .*$", "version: 99")
        .replace("cost: {micros: 200, for: 3m}", "cost: {micros: 0.001, for: 3ms}");
  }

  private static void shouldRestrictNoMoreThanHeld(Said said, List<Payout> payouts, long from) {
    Set<String> late = new TreeSet<>();
    payouts.stream()
        .filter(one -> one.appendTime() >= from)
        .forEach(one -> late.add(one.account()));
    said
        .restrictions()
        .awaitThat(
            written ->
                late.stream()
                    .allMatch(account -> written.stream().anyMatch(is("subject_id", account))),
            Said.PATIENCE)
        .stream()
        .filter(one -> late.contains(text(one, "subject_id")))
        .forEach(one -> assertThat(text(one, "action")).isEqualTo("HOLD"));
  }

  private static long effectiveFrom(GenericRecord verdict) {
    return (long) verdict.get("effective_from");
  }

  private record Payout(String account, long appendTime, String action) {}

  private Payout payout(Said said, String account) {
    String id = "payout-" + ++payouts;
    RecordMetadata place = sender.send(TestEvent.payout(id, account, 5)).get(0);
    return new Payout(account, place.timestamp(), text(said.decisionOn(id), "action"));
  }

  /** Payouts of new customers one after another, the last appended at or after an instant. */
  private List<Payout> payoutsPast(Said said, long instant) {
    List<Payout> made = new ArrayList<>();
    do {
      made.add(payout(said, "customer-" + payouts));
    } while (made.get(made.size() - 1).appendTime() < instant);
    return made;
  }
}
