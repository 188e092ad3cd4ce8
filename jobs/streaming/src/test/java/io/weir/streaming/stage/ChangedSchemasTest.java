package io.weir.streaming.stage;

import static io.weir.streaming.Samples.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.serial.WireType;
import io.weir.testkit.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.SnapshotType;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job goes on from what it kept when the schemas an installation added have changed. */
@SuppressWarnings("try") // closing a harness may throw anything
class ChangedSchemasTest {
  private static final String ANY = "event_id != \"\"";
  private static final String SHOE = "shoe_size.or(\"\") == \"44\"";

  @TempDir private Path temporary;

  private int directories;

  private final StreamCatalog shipped = StreamCatalog.shipped();

  @ParameterizedTest
  @EnumSource
  void shouldFindWhatItKeptWhenAFieldIsAdded(Backend backend) throws Exception {
    StreamCatalog one = own().adding("payment", "shoe_size").catalog();

    OperatorSubtaskState state = keeping(backend, shipped, payment(shipped, "p1", 0, ""));

    assertThat(alertsAt(backend, one, ANY, state)).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void shouldKnowTheFieldThatWasAddedBeforeTheSecond(Backend backend) throws Exception {
    StreamCatalog one = own().adding("payment", "shoe_size").catalog();
    StreamCatalog two = own().adding("payment", "hat_size", "shoe_size").catalog();

    OperatorSubtaskState state = keeping(backend, one, payment(one, "p1", 0, "44"));

    assertThat(alertsAt(backend, two, SHOE, state)).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void shouldKnowTheFieldOfAKeyThatRestedThroughTwoChanges(Backend backend) throws Exception {
    StreamCatalog one = own().adding("payment", "shoe_size").catalog();
    StreamCatalog two = own().adding("payment", "hat_size", "shoe_size").catalog();
    StreamCatalog three = own().adding("payment", "hat_size", "shoe_size", "glove").catalog();

    OperatorSubtaskState state = keeping(backend, one, payment(one, "p1", 0, "44"));
    state = resting(backend, two, state);

    assertThat(alertsAt(backend, three, SHOE, state)).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindWhatItKeptWhenTheDirectoryIsTakenAway(Backend backend) throws Exception {
    StreamCatalog one = own().adding("payment", "shoe_size").catalog();

    OperatorSubtaskState state = keeping(backend, one, payment(one, "p1", 0, "44"));

    assertThat(alertsAt(backend, shipped, ANY, state)).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindWhatItKeptWhenAStreamIsAdded(Backend backend) throws Exception {
    StreamCatalog added = own().ticket().catalog();

    OperatorSubtaskState state = keeping(backend, shipped, payment(shipped, "p1", 0, ""));

    assertThat(alertsAt(backend, added, ANY, state)).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetEventsOfAStreamNobodyDeclaresAnyMore(Backend backend) throws Exception {
    StreamCatalog added = own().ticket().catalog();

    OperatorSubtaskState state =
        keeping(backend, added, ticket(added, "n1"), payment(added, "p1", 0, ""));

    assertThat(alertsAt(backend, shipped, ANY, state)).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void shouldDecideWhatWaitedWhenTheSchemasChanged(Backend backend) throws Exception {
    StreamCatalog one = own().adding("payment", "shoe_size").ticket().catalog();
    StreamCatalog two = own().adding("payment", "hat_size", "shoe_size").catalog();

    OperatorSubtaskState state;
    try (var before = stage(backend, options(one, SHOE, true), null)) {
      arrive(before, payment(one, "p1", 0, "44"));
      arrive(before, payment(one, "p2", 1_000, "44"));
      arrive(before, ticket(one, "n1"));
      assertThat(said(before, Destination.DECISIONS)).isZero();
      state = before.snapshot(1, 1);
    }

    try (var after = stage(backend, options(two, SHOE, true), state)) {
      after.watermark(T + 2_000);
      assertThat(said(after, Destination.DECISIONS)).isEqualTo(2);
      assertThat(said(after, Destination.ALERTS)).isOne();
      assertNothingStays(after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoOnAtTheOtherBackend(Backend backend) throws Exception {
    StreamCatalog one = own().adding("payment", "shoe_size").catalog();
    StreamCatalog two = own().adding("payment", "hat_size", "shoe_size").catalog();
    Backend other = backend == Backend.HEAP ? Backend.ROCKSDB : Backend.HEAP;

    OperatorSubtaskState savepoint;
    try (var stage = stage(backend, options(one, ANY, false), null)) {
      arrive(stage, payment(one, "p1", 0, "44"));
      SnapshotType canonical = SavepointType.savepoint(SavepointFormatType.CANONICAL);
      savepoint = stage.snapshotWithLocalState(1, 1, canonical).getJobManagerOwnedState();
    }

    assertThat(alertsAt(other, two, SHOE, savepoint)).isOne();
  }

  private OwnSchemas own() throws IOException {
    return new OwnSchemas(Files.createDirectory(temporary.resolve("own" + directories++)));
  }

  /** What an account stage holds that these events reached. */
  private static OperatorSubtaskState keeping(
      Backend backend, StreamCatalog catalog, Event... events) throws Exception {
    try (var stage = stage(backend, options(catalog, ANY, false), null)) {
      for (Event event : events) {
        arrive(stage, event);
      }
      assertThat(said(stage, Destination.ALERTS)).isZero();
      return stage.snapshot(1, 1);
    }
  }

  /** The state after a run in which nothing happened. */
  private static OperatorSubtaskState resting(
      Backend backend, StreamCatalog catalog, OperatorSubtaskState state) throws Exception {
    try (var stage = stage(backend, options(catalog, ANY, false), state)) {
      return stage.snapshot(2, 2);
    }
  }

  /** How often a second payment completes the pattern, before the stage forgets everything. */
  private static long alertsAt(
      Backend backend, StreamCatalog catalog, String first, OperatorSubtaskState state)
      throws Exception {
    try (var stage = stage(backend, options(catalog, first, false), state)) {
      arrive(stage, payment(catalog, "p2", 1_000, ""));
      long alerts = said(stage, Destination.ALERTS);
      assertNothingStays(stage);
      return alerts;
    }
  }

  private static KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, OutRecord> stage(
      Backend backend, StageOptions options, OperatorSubtaskState state) throws Exception {
    return backend.open(
        new AccountStage(options, new Routes(options.catalog())),
        Hop::key,
        WireType.outRecords(),
        state);
  }

  private static StageOptions options(StreamCatalog catalog, String first, boolean settled) {
    String text =
        """
        id: two-payments
        version: 1
        title: A payment after another
        status: test
        mode: enforce
        owner: nobody
        description: Made up.
        falsePositives: [All.]
        runbook: None.
        key: account
        severity: high
        group: CTX
        action: {floor: hold, scope: payment, ttl: 1m}
        sequence:
          within: 1h
          steps:
            - first: payment
              where: '%s'
            - second: payment
        reason: Twice.
        tests:
          - name: is not run
            events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE}}]
            expect: [{at: 0s}]
          - name: is not run either
            events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE}}]
            expect: []
        """
            .formatted(first);
    assertThat(new PatternReader(catalog).read("two-payments.yaml", text).problems()).isEmpty();
    FixedLog log = new FixedLog().pattern("two-payments", text);
    return new StageOptions(
        catalog, StageOptions.shippedPolicy(), log, settled, Duration.ofDays(40_000));
  }

  private static Event payment(StreamCatalog catalog, String id, long after, String shoe) {
    StreamSchema stream = catalog.stream("payment");
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", id)
            .set("tenant_id", "t1")
            .set("event_time", T + after)
            .set("activity", "PAYMENT_INITIATE")
            .set("account_id", "A")
            .set("direction", "DBIT");
    if (!shoe.isEmpty()) {
      row.set("shoe_size", shoe);
    }
    return new Event(stream, row.build(), T + after, T + after, false);
  }

  private static Event ticket(StreamCatalog catalog, String no) {
    StreamSchema stream = catalog.stream("ticket");
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("no", no)
            .set("shop", "t1")
            .set("at", T)
            .set("what", "REFUND")
            .set("account", "A");
    return new Event(stream, row.build(), T, T, false);
  }

  private static void arrive(
      KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, OutRecord> stage, Event event)
      throws Exception {
    stage.processElement(new Hop(Keys.at(KeyStage.ACCOUNT, event), event), event.appendTime());
  }

  private static void assertNothingStays(
      KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, OutRecord> stage)
      throws Exception {
    stage.watermark(LeakCheck.END_OF_TIME);
    assertThat(stage.numEventTimeTimers()).isZero();
  }

  private static long said(
      KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, OutRecord> stage,
      Destination destination) {
    return stage.getRecordOutput().stream()
        .filter(one -> one.getValue().destination() == destination)
        .count();
  }
}
