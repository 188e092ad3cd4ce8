package io.weir.streaming.job;

import static io.weir.streaming.job.Said.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A thousand random changes of the pattern set while payments flow: what judged a payment follows
 * from its append time, nothing is lost or said twice, and nothing restarts. The patterns hit so
 * many that the guard writes to their log as well, and changes nothing for those that only hold.
 */
final class ThousandChangesITCase {
  private static final int CHANGES = 1_000;
  private static final int PAYMENTS_EACH = 5;
  private static final long SEED = 20_260_105;

  /** An accepted entry judges what is appended this many milliseconds after it, or later. */
  private static final long DELAY = 500;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, String> expected = new HashMap<>();
  private final Random amounts = new Random(SEED);

  /** A payment and when it was appended. */
  private record Payment(long amount, long appendTime) {}

  @Test
  void shouldJudgeEachPaymentByWhatRulesItsAppendTimeThroughAThousandChanges() throws Exception {
    TestTopics topics = TestTopics.onAppendTime(KAFKA, 2);
    Sender sender = new Sender(topics);
    try (Said said = new Said(topics)) {
      RunningJob job = RunningJob.start(FLINK, topics, "--parallelism", "2");
      ChangingSet set = new ChangingSet(TestPattern.of("large-payout"), SEED);
      long started = System.nanoTime();
      List<Long> refused = new ArrayList<>();
      RecordMetadata last = null;
      for (int i = 0; i < CHANGES; i++) {
        ChangingSet.Operation next = set.next();
        last = publish(sender, next);
        if (!next.accepted()) {
          refused.add(last.offset());
        }
        pay(sender);
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      said.verdictOn(last.offset());
      payPast(sender, last.timestamp() + DELAY);

      said.decisionsOn(payments.keySet());
      said.decisionsOn(visitAll(sender));
      List<GenericRecord> decisions = said.decisions().untilNow();
      List<GenericRecord> verdicts =
          said.verdicts().untilNow().stream().filter(Said.is("kind", "PATTERN")).toList();
      job.assertNeverRestarted();
      assertThat(verdicts).hasSize(CHANGES);
      assertThat(
              verdicts.stream()
                  .filter(verdict -> !(boolean) verdict.get("accepted"))
                  .map(verdict -> (Long) verdict.get("change_offset")))
          .containsExactlyInAnyOrderElementsOf(refused);
      Ruling ruling = Ruling.of(verdicts);
      assertThat(ruling.last()).isEqualTo(expected);
      int revised = check(decisions, ruling);
      System.out.printf(
          "%d changes in %.1f s, %d refused; %d payments, %d judged again as a change was learnt"
              + " too late%n",
          CHANGES, seconds, refused.size(), payments.size(), revised);
    }
  }

  private RecordMetadata publish(Sender sender, ChangingSet.Operation next) {
    if (next.accepted()) {
      String mode = next.mode() == null ? "enforce" : next.mode();
      expected.put(next.id(), next.version() + " " + mode);
    }
    return sender.publish("PATTERN", next.id(), next.version(), next.content(), next.mode(), 0);
  }

  private void pay(Sender sender) {
    List<TestEvent> events = new ArrayList<>();
    List<Long> paid = new ArrayList<>();
    for (int i = 0; i < PAYMENTS_EACH; i++) {
      String id = "p" + (payments.size() + i);
      paid.add(1L + amounts.nextInt(15_000));
      events.add(TestEvent.payout(id, account(id), paid.get(i)));
    }
    List<RecordMetadata> places = sender.send(events);
    for (int i = 0; i < PAYMENTS_EACH; i++) {
      payments.put("p" + payments.size(), new Payment(paid.get(i), places.get(i).timestamp()));
    }
  }

  private void payPast(Sender sender, long instant) {
    long newest = Long.MIN_VALUE;
    while (newest < instant) {
      pay(sender);
      newest = payments.get("p" + (payments.size() - 1)).appendTime();
    }
  }

  /**
   * Every account is looked at once more, so that what was judged before a change was known is
   * judged again; the ids of what was sent.
   */
  private List<String> visitAll(Sender sender) {
    List<TestEvent> logins = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (String payment : payments.keySet()) {
      ids.add("visit of " + payment);
      logins.add(TestEvent.login("visit of " + payment, account(payment), "LOGON"));
    }
    sender.send(logins);
    return ids;
  }

  private static String account(String payment) {
    return "customer of " + payment;
  }

  /** What holds of every decision; how many payments were decided more than once. */
  private int check(List<GenericRecord> decisions, Ruling ruling) {
    Map<String, TreeMap<Integer, GenericRecord>> byPayment = new HashMap<>();
    for (GenericRecord decision : decisions) {
      String trigger = text(decision, "trigger_event_id");
      if (payments.containsKey(trigger)) {
        GenericRecord before =
            byPayment
                .computeIfAbsent(trigger, id -> new TreeMap<>())
                .put((Integer) decision.get("revision"), decision);
        assertThat(before).as("decided twice").isNull();
      }
    }
    assertThat(byPayment.keySet()).isEqualTo(payments.keySet());
    int revised = 0;
    for (Map.Entry<String, Payment> one : payments.entrySet()) {
      TreeMap<Integer, GenericRecord> said = byPayment.get(one.getKey());
      GenericRecord last = said.lastEntry().getValue();
      assertThat(last.get("issued_at")).isEqualTo(one.getValue().appendTime());
      checkSignals(one.getKey(), one.getValue(), last, ruling);
      if (said.size() > 1) {
        revised++;
        assertThat(last.get("patterns_stale")).as("revised: %s", one.getKey()).isEqualTo(true);
      }
    }
    return revised;
  }

  /** A canary counts for half of the accounts; of all others it is certain what must be said. */
  private static void checkSignals(
      String id, Payment payment, GenericRecord decision, Ruling ruling) {
    TreeSet<String> must = new TreeSet<>();
    TreeSet<String> may = new TreeSet<>();
    for (int pattern = 0; pattern < ChangingSet.PATTERNS; pattern++) {
      Ruling.Rule rule = ruling.at(ChangingSet.id(pattern), payment.appendTime());
      if (rule != null && payment.amount() >= ChangingSet.least(rule.version())) {
        String signal = ChangingSet.id(pattern) + " " + rule.version();
        if (rule.mode().equals("enforce")) {
          must.add(signal);
        } else if (rule.mode().startsWith("canary")) {
          may.add(signal);
        }
      }
    }
    TreeSet<String> named = new TreeSet<>();
    for (Object signal : (List<?>) decision.get("signals")) {
      GenericRecord one = (GenericRecord) signal;
      named.add(text(one, "pattern_id") + " " + one.get("version"));
    }
    assertThat(named).as(id).containsAll(must);
    named.removeAll(must);
    assertThat(may).as(id).containsAll(named);
    assertThat(text(decision, "action"))
        .as(id)
        .isEqualTo(must.isEmpty() && named.isEmpty() ? "ALLOW" : "HOLD");
  }
}
