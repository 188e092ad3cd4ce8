package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.event;
import static io.weir.streaming.Samples.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.EventCodec;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.serial.WireType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;

/**
 * A job that starts with nothing knows nothing of what was before: patterns published long ago are
 * warming as those just published are, and stay so over restarts.
 */
@SuppressWarnings("try") // closing a harness may throw anything
class HistoryTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final String NEW_PAYEE =
      """
      id: new-payee
      version: 1
      title: A new payee
      status: test
      mode: enforce
      owner: nobody
      description: Detects a payout to a payee not seen for a week.
      falsePositives: [Rent.]
      runbook: None.
      key: account
      severity: high
      group: PAY
      action: {floor: hold, cap: hold, scope: payment, ttl: 1h}
      aggregates: {fresh: {firstSeen: payment.payee_id, over: 7d}}
      when: {on: payment, where: 'activity == "PAYMENT_INITIATE" && fresh.or(false)'}
      tests:
        - name: new
          events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE, payee_id: P}}]
          expect: [{at: 0s}]
        - name: none
          events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE}}]
          expect: []
      """;

  private static final ControlRecord LONG_AGO =
      ControlRecord.of(
          new PatternChange(
              PatternChange.Kind.PATTERN, "new-payee", 1, NEW_PAYEE, null, "", "", T - 60 * DAY),
          "patterns",
          0,
          0,
          T - 60 * DAY);

  private static final StageOptions COMPLETE =
      new StageOptions(
          CATALOG,
          StageOptions.shippedPolicy(),
          () -> List.of(LONG_AGO),
          false,
          Duration.ofDays(36_500));

  private static final StageOptions BEGUN = COMPLETE.beginning(T);

  /** A job that is submitted again says another time, which counts only if it starts anew. */
  private static final StageOptions SUBMITTED_AGAIN = COMPLETE.beginning(T + 100 * DAY);

  @Test
  void shouldHoldNobodyBeforeItLookedOnForAsLongAsItLooksBack() throws Exception {
    try (StageLine line = new StageLine(BEGUN)) {
      line.arrive(payout(0));
      line.arrive(payout(6));
      line.arrive(payout(8));

      assertThat(said(line.said())).containsExactly("warming", "warming", "HOLD");
    }
  }

  @Test
  void shouldHoldAtOnceWhereHistoryIsComplete() throws Exception {
    try (StageLine line = new StageLine(COMPLETE)) {
      line.arrive(payout(0));

      assertThat(said(line.said())).containsExactly("HOLD");
    }
  }

  @Test
  void shouldRememberOverRestartsWhenItBegan() throws Exception {
    StageLine first = new StageLine(BEGUN);
    first.arrive(payout(0));
    Map<KeyStage, OperatorSubtaskState> savepoint = first.stop();

    StageLine second = new StageLine(SUBMITTED_AGAIN, savepoint);
    second.arrive(payout(6));
    assertThat(said(second.said())).containsExactly("warming");

    try (StageLine third = new StageLine(SUBMITTED_AGAIN, second.stop())) {
      third.arrive(payout(8));
      assertThat(said(third.said())).containsExactly("HOLD");
    }
  }

  @Test
  void shouldTakeASavepointOfBeforeItWasKeptForBegunLongAgo() throws Exception {
    StageLine before = new StageLine(COMPLETE);
    before.arrive(payout(0));
    Map<KeyStage, OperatorSubtaskState> savepoint = new EnumMap<>(KeyStage.class);
    before.stop().forEach((stage, state) -> savepoint.put(stage, withoutHistory(state)));

    StageLine after = new StageLine(SUBMITTED_AGAIN, savepoint);
    after.arrive(payout(1));
    assertThat(said(after.said())).containsExactly("HOLD");

    try (StageLine again = new StageLine(SUBMITTED_AGAIN, after.stop())) {
      again.arrive(payout(2));
      assertThat(said(again.said())).containsExactly("HOLD");
    }
  }

  @Test
  void shouldForgetWhenItBeganWhereItIsToldThatHistoryIsComplete() throws Exception {
    StageLine first = new StageLine(BEGUN);
    first.arrive(payout(0));

    StageLine told = new StageLine(COMPLETE, first.stop());
    told.arrive(payout(1));
    assertThat(said(told.said())).containsExactly("HOLD");

    try (StageLine again = new StageLine(SUBMITTED_AGAIN, told.stop())) {
      again.arrive(payout(2));
      assertThat(said(again.said())).containsExactly("HOLD");
    }
  }

  @Test
  void shouldTellEverySubtaskAtAnotherParallelism() throws Exception {
    StageLine one = new StageLine(BEGUN);
    one.arrive(payout(0));
    OperatorSubtaskState savepoint = one.stop().get(KeyStage.ACCOUNT);

    for (int subtask = 0; subtask < 3; subtask++) {
      OperatorSubtaskState own =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              withoutKeys(savepoint), 128, 1, 3, subtask);
      try (var harness = harness(3, subtask)) {
        harness.setup(WireType.outRecords().createSerializer(null));
        harness.initializeState(own);
        harness.open();
        for (int day : new int[] {6, 8}) {
          Event event = payoutOf(subtask, 3, day);
          harness.processElement(new Hop(Keys.at(KeyStage.ACCOUNT, event), event), 0);
        }

        assertThat(said(harness.extractOutputValues())).containsExactly("warming", "HOLD");
      }
    }
  }

  private static KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, OutRecord> harness(
      int parallelism, int subtask) throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new StageOperator<>(new AccountStage(SUBMITTED_AGAIN, new Routes(CATALOG))),
        Hop::key,
        Types.STRING,
        128,
        parallelism,
        subtask);
  }

  /** What a release of before kept. */
  private static OperatorSubtaskState withoutHistory(OperatorSubtaskState state) {
    return OperatorSubtaskState.builder()
        .setManagedKeyedState(state.getManagedKeyedState())
        .build();
  }

  private static OperatorSubtaskState withoutKeys(OperatorSubtaskState state) {
    return OperatorSubtaskState.builder()
        .setManagedOperatorState(state.getManagedOperatorState())
        .build();
  }

  /**
   * A payout to a payee nobody paid before, so many days after {@link io.weir.streaming.Samples#T}.
   */
  private static Event payout(int day) {
    return payout(day, "A");
  }

  private static Event payout(int day, String account) {
    return event(
        payment()
            .set("event_id", "p" + day)
            .set("event_time", T + day * DAY)
            .set("account_id", account)
            .set("payee_id", "P" + day));
  }

  private static Event payoutOf(int subtask, int parallelism, int day) {
    for (int i = 0; ; i++) {
      Event event = payout(day, "A" + i);
      String key = Keys.at(KeyStage.ACCOUNT, event);
      if (KeyGroupRangeAssignment.assignKeyToParallelOperator(key, 128, parallelism) == subtask) {
        return event;
      }
    }
  }

  private static List<String> said(List<OutRecord> records) throws UndecodableException {
    EventCodec codec = new EventCodec(CATALOG.schemas());
    List<String> said = new ArrayList<>();
    for (OutRecord record : records) {
      if (record.destination() == Destination.DECISIONS) {
        GenericRecord decision =
            codec.decode(CATALOG.schemas().named("io.weir.outputs.Decision"), record.value());
        said.add((boolean) decision.get("warming") ? "warming" : decision.get("action").toString());
      }
    }
    return said;
  }
}
