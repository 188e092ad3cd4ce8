package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.subject.Shares;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Portion;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.serial.WireType;
import io.weir.testkit.LeakCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two steps beside the walk: a platform is judged when the watermark has passed a slice. */
@SuppressWarnings("try") // closing a harness may throw anything
class PlatformStagesTest {
  private static final long START = 1_767_571_200_000L;
  private static final Path PATTERN =
      Path.of("src/test/resources/io/weir/streaming/job/busy-platform.yaml");

  private KeyedBroadcastOperatorTestHarness<String, Hop, ControlRecord, Portion> shares;
  private KeyedBroadcastOperatorTestHarness<String, Portion, ControlRecord, OutRecord> platform;

  @BeforeEach
  void open() throws Exception {
    FixedLog log = new FixedLog();
    log.pattern("busy-platform", Files.readString(PATTERN));
    StageOptions options =
        new StageOptions(CATALOG, StageOptions.shippedPolicy(), log, false, Duration.ofSeconds(10));
    shares =
        new KeyedBroadcastOperatorTestHarness<>(
            new StageOperator<>(new ShareStage(options)), Hop::key, Types.STRING, 1, 1, 0);
    shares.setup(WireType.portions(CATALOG).createSerializer(null));
    shares.open();
    platform =
        new KeyedBroadcastOperatorTestHarness<>(
            new StageOperator<>(new PlatformStage(options)), Portion::key, Types.STRING, 1, 1, 0);
    platform.setup(WireType.outRecords().createSerializer(null));
    platform.open();
  }

  @AfterEach
  void close() throws Exception {
    shares.close();
    platform.close();
  }

  @Test
  void shouldSpeakOnceTheWatermarkHasPassedTheSlice() throws Exception {
    for (int i = 0; i < 20; i++) {
      arrive(login("e" + i, i * 400L));
    }

    assertThat(said(START + 9_998)).isEmpty();
    assertThat(said(START + 9_999))
        .extracting(OutRecord::destination)
        .containsExactlyInAnyOrder(Destination.SIGNALS, Destination.ALERTS);
    assertThat(said(START + 20_000)).isEmpty();
  }

  @Test
  void shouldNotSpeakWhereOneCustomerIsMissing() throws Exception {
    for (int i = 0; i < 19; i++) {
      arrive(login("e" + i, i * 400L));
    }
    arrive(login("e0", 0));

    assertThat(said(START + 3_600_000)).isEmpty();
  }

  @Test
  void shouldKeepNothingOfAPlatformWhenTimeHasPassedEverything() throws Exception {
    for (int i = 0; i < 40; i++) {
      arrive(login("e" + i, i * 1_000L));
    }
    assertThat(LeakCheck.stateEntries(shares)).isPositive();
    said(START + 60_000);
    assertThat(LeakCheck.stateEntries(platform)).isPositive();

    LeakCheck.assertNothingStays(shares);
    LeakCheck.assertNothingStays(platform);
  }

  private void arrive(Event event) throws Exception {
    shares.processElement(new Hop(Shares.key(event), event), event.appendTime());
  }

  /** Time passes: first the shares send, then the whole judges. */
  private List<OutRecord> said(long watermark) throws Exception {
    shares.watermark(watermark);
    for (Object out = shares.getOutput().poll(); out != null; out = shares.getOutput().poll()) {
      if (out instanceof StreamRecord<?> sent) {
        platform.processElement((Portion) sent.getValue(), watermark);
      }
    }
    platform.watermark(watermark);
    List<OutRecord> said = new ArrayList<>();
    for (Object out = platform.getOutput().poll(); out != null; out = platform.getOutput().poll()) {
      if (out instanceof StreamRecord<?> one) {
        said.add((OutRecord) one.getValue());
      }
    }
    return said;
  }

  private static Event login(String id, long time) {
    StreamSchema stream = CATALOG.stream("login");
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", id)
            .set("tenant_id", "t1")
            .set("event_time", START + time)
            .set("activity", "LOGON")
            .set("status", "SUCCESS")
            .set("account_id", "A" + id);
    return new Event(stream, row.build(), START + time, START + time, false);
  }
}
