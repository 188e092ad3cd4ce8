package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.event;
import static io.weir.streaming.Samples.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.KeyStage;
import io.weir.schemas.EventCodec;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.replay.FixedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** A payment that is held tells people in time under the shipped policy, a restart between. */
@SuppressWarnings("try") // closing a harness may throw anything
class UnansweredHoldTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final String ANY_PAYOUT =
      """
      id: any-payout
      version: 1
      title: A payout
      status: test
      mode: enforce
      owner: nobody
      description: Detects a payout.
      falsePositives: [All.]
      runbook: None.
      key: account
      severity: high
      group: PAY
      action: {floor: hold, cap: hold, scope: payment, ttl: 10h}
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
      tests:
        - name: one
          events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE}}]
          expect: [{at: 0s}]
        - name: none
          events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
          expect: []
      """;

  @Test
  void shouldTellOnTimeOverARestartAndKeepNothingAfterwards() throws Exception {
    FixedLog log = new FixedLog();
    log.pattern("any-payout", ANY_PAYOUT);
    StageOptions options =
        new StageOptions(
            CATALOG, StageOptions.shippedPolicy(), log, false, Duration.ofDays(36_500));
    Map<KeyStage, OperatorSubtaskState> savepoint;
    try (StageLine line = new StageLine(options)) {
      line.arrive(event(payment().set("activity", "PAYMENT_INITIATE")));
      line.watermark(T + 8 * HOUR - 1);
      assertThat(waiting(line)).isEmpty();
      savepoint = line.stop();
    }
    try (StageLine line = new StageLine(options, savepoint)) {
      line.watermark(T + 8 * HOUR);
      GenericRecord due = waiting(line).get(0);
      assertThat(due.get("state")).hasToString("DUE");
      assertThat(due.get("amount_at_risk_minor")).isEqualTo(60_000L);
      assertThat(due.get("issued_at")).isEqualTo(T + 8 * HOUR);
      assertThat(due.get("expires_at")).isEqualTo(T + 10 * HOUR);

      line.watermark(T + 10 * HOUR);
      assertThat(waiting(line))
          .singleElement()
          .satisfies(over -> assertThat(over.get("state")).hasToString("EXPIRED"));
      line.assertNothingStays();
    }
  }

  private static List<GenericRecord> waiting(StageLine line) throws UndecodableException {
    EventCodec codec = new EventCodec(CATALOG.schemas());
    List<GenericRecord> waiting = new ArrayList<>();
    for (OutRecord record : line.said()) {
      if (record.destination() == Destination.ALERTS) {
        GenericRecord alert =
            codec.decode(CATALOG.schemas().named("io.weir.outputs.Alert"), record.value());
        if (alert.get("decision_id") != null) {
          waiting.add(alert);
        }
      }
    }
    return waiting;
  }
}
