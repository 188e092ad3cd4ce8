package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.event;
import static io.weir.streaming.Samples.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.KeyStage;
import io.weir.schemas.EventCodec;
import io.weir.schemas.RowBuilder;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.replay.FixedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version that a stage learns after events it counts for marks their decisions. */
class StalePatternsTest {
  private static final String LARGE_PAYOUT =
      """
      id: large-payout
      version: 1
      title: A large payout
      status: test
      mode: enforce
      owner: nobody
      description: Detects a payout of a thousand or more.
      falsePositives: [Rent.]
      runbook: None.
      key: account
      severity: high
      group: CTX
      action: {floor: hold, cap: hold, scope: payment, ttl: 1h}
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE" && base_amount_minor >= 100000'}
      tests:
        - name: large
          events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE, base_amount_minor: 100000}}]
          expect: [{at: 0s}]
        - name: small
          events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE, base_amount_minor: 99999}}]
          expect: []
      """;

  /** Counts from half a second after {@link io.weir.streaming.Samples#T}. */
  private static final ControlRecord ENTRY =
      ControlRecord.of(
          new PatternChange(
              PatternChange.Kind.PATTERN, "large-payout", 1, LARGE_PAYOUT, null, "", "", T),
          "patterns",
          0,
          0,
          T);

  private StageLine line;

  @BeforeEach
  void open() throws Exception {
    line =
        new StageLine(
            new StageOptions(
                CATALOG,
                StageOptions.shippedPolicy(),
                new FixedLog(),
                false,
                Duration.ofDays(36_500)));
  }

  @AfterEach
  void close() throws Exception {
    line.close();
  }

  @Test
  void shouldMarkWhatWasDecidedWithoutTheVersionAsSoonAsItsAccountIsTouched() throws Exception {
    line.arrive(event(payout("before", 100)));
    line.arrive(event(payout("after", 1_000)));
    assertThat(decisions()).allSatisfy(one -> assertThat(said(one)).startsWith("ALLOW 0 fresh"));

    line.learn(ENTRY, KeyStage.line().toArray(KeyStage[]::new));
    line.arrive(event(payout("next", 2_000)));

    assertThat(decisions())
        .extracting(StalePatternsTest::said)
        .containsExactly("HOLD 1 stale of after", "HOLD 0 fresh of next");
  }

  @Test
  void shouldMarkThemWhenTheirTimeEndsIfNothingElseHappens() throws Exception {
    line.arrive(event(payout("only", 1_000)));
    decisions();

    line.learn(ENTRY, KeyStage.line().toArray(KeyStage[]::new));
    line.assertNothingStays();

    assertThat(decisions())
        .extracting(StalePatternsTest::said)
        .containsExactly("HOLD 1 stale of only");
  }

  @Test
  void shouldMarkWhatAStageOnTheWayJudgedWithoutTheVersion() throws Exception {
    line.learn(ENTRY, KeyStage.ACCOUNT);
    line.arrive(event(payout("walked", 1_000).set("src_ip", "192.0.2.1")));
    line.arrive(event(payout("straight", 1_001)));

    assertThat(decisions())
        .extracting(StalePatternsTest::said)
        .containsExactly("HOLD 0 stale of walked", "HOLD 0 fresh of straight");
  }

  @Test
  void shouldMarkNothingWhenEveryStageKnewInTime() throws Exception {
    line.learn(ENTRY, KeyStage.line().toArray(KeyStage[]::new));
    line.arrive(event(payout("walked", 1_000).set("src_ip", "192.0.2.1")));
    line.watermark(T + 10_000);

    assertThat(decisions())
        .extracting(StalePatternsTest::said)
        .containsExactly("HOLD 0 fresh of walked");
  }

  private static RowBuilder payout(String id, long after) {
    return payment()
        .set("event_id", id)
        .set("event_time", T + after)
        .set("base_amount_minor", 150_000L);
  }

  private List<GenericRecord> decisions() throws Exception {
    EventCodec codec = new EventCodec(CATALOG.schemas());
    List<GenericRecord> decisions = new ArrayList<>();
    for (OutRecord record : line.said()) {
      if (record.destination() == Destination.DECISIONS) {
        decisions.add(
            codec.decode(CATALOG.schemas().named("io.weir.outputs.Decision"), record.value()));
      }
    }
    return decisions;
  }

  private static String said(GenericRecord decision) {
    return "%s %s %s of %s"
        .formatted(
            decision.get("action"),
            decision.get("revision"),
            (boolean) decision.get("patterns_stale") ? "stale" : "fresh",
            decision.get("trigger_event_id"));
  }
}
