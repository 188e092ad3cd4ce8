package io.weir.streaming.stage;

import static io.weir.streaming.Samples.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.engine.subject.Shares;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Portion;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.serial.WireType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stages before and beside the one that decides go on under other schemas as it does. */
@SuppressWarnings("try") // closing a harness may throw anything
class ChangedSchemasElsewhereTest {
  private static final Path PATTERN =
      Path.of("src/test/resources/io/weir/streaming/job/busy-platform.yaml");

  @TempDir private Path first;
  @TempDir private Path second;

  private StreamCatalog before;
  private StreamCatalog today;

  @BeforeEach
  void declare() throws IOException {
    before = new OwnSchemas(first).adding("login", "shoe_size").ticket().catalog();
    today = new OwnSchemas(second).adding("login", "hat_size", "shoe_size").catalog();
  }

  @ParameterizedTest
  @EnumSource
  void shouldSendOnWhatWaitedAtASubject(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var source = source(backend, before, null)) {
      for (Event event : List.of(login(before, 1), login(before, 2), ticket(before))) {
        source.processElement(new Hop(Keys.at(KeyStage.SOURCE, event), event), T);
      }
      state = source.snapshot(1, 1);
    }

    try (var source = source(backend, today, state)) {
      source.watermark(T + 60_000);

      assertThat(source.getSideOutput(new Routes(today).to(KeyStage.ACCOUNT)))
          .extracting(one -> one.getValue().event())
          .allSatisfy(event -> assertThat(event.stream()).isSameAs(today.stream("login")))
          .extracting(ChangedSchemasElsewhereTest::shoe)
          .containsExactly("1", "2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldAddUpAPlatformWhoseSlicesWaited(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var share = share(backend, before, null)) {
      for (int i = 0; i < 20; i++) {
        Event login = login(before, i);
        share.processElement(new Hop(Shares.key(login), login), T);
      }
      state = share.snapshot(1, 1);
    }

    List<StreamRecord<Portion>> portions;
    try (var share = share(backend, today, state)) {
      share.watermark(T + 60_000);
      portions = List.copyOf(share.getRecordOutput());
    }
    assertThat(portions).isNotEmpty();

    try (var platform = platform(backend, today, null)) {
      for (StreamRecord<Portion> portion : portions) {
        platform.processElement(portion.getValue(), T);
      }
      state = platform.snapshot(2, 2);
    }

    // The other way round, so that the platform has something to bring over too.
    try (var platform = platform(backend, before, state)) {
      platform.watermark(T + 60_000);
      assertThat(platform.getRecordOutput())
          .extracting(one -> one.getValue().destination())
          .contains(Destination.ALERTS);
    }
  }

  private static KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, OutRecord> source(
      Backend backend, StreamCatalog catalog, OperatorSubtaskState from) throws Exception {
    return backend.open(
        new SubjectStage(KeyStage.SOURCE, options(catalog), new Routes(catalog)),
        Hop::key,
        WireType.outRecords(),
        from);
  }

  private static KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, Portion> share(
      Backend backend, StreamCatalog catalog, OperatorSubtaskState from) throws Exception {
    return backend.open(
        new ShareStage(options(catalog)), Hop::key, WireType.portions(catalog), from);
  }

  private static KeyedBroadcastOperatorTestHarness<String, Portion, ControlRecord, OutRecord>
      platform(Backend backend, StreamCatalog catalog, OperatorSubtaskState from) throws Exception {
    return backend.open(
        new PlatformStage(options(catalog)), Portion::key, WireType.outRecords(), from);
  }

  private static StageOptions options(StreamCatalog catalog) throws IOException {
    FixedLog log = new FixedLog().pattern("busy-platform", Files.readString(PATTERN));
    return new StageOptions(
        catalog, StageOptions.shippedPolicy(), log, true, Duration.ofSeconds(10));
  }

  private static Event login(StreamCatalog catalog, int number) {
    StreamSchema stream = catalog.stream("login");
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", "e" + number)
            .set("tenant_id", "t1")
            .set("event_time", T + number)
            .set("activity", "LOGON")
            .set("status", "SUCCESS")
            .set("account_id", "A" + number)
            .set("src_ip", "192.0.2.7")
            .set("shoe_size", "" + number);
    return new Event(stream, row.build(), T + number, T + number, false);
  }

  private static Event ticket(StreamCatalog catalog) {
    StreamSchema stream = catalog.stream("ticket");
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("no", "n1")
            .set("shop", "t1")
            .set("at", T)
            .set("what", "REFUND")
            .set("account", "A1")
            .set("ip", "192.0.2.7");
    return new Event(stream, row.build(), T, T, false);
  }

  private static String shoe(Event event) {
    return event.row().getString(event.stream().layout().field("shoe_size").index());
  }
}
