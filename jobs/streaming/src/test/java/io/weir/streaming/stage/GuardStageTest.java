package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.guard.Sample;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Tally;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.serial.WireType;
import io.weir.testkit.LeakCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guard pages and writes to the log once an hour and tenant, and forgets who is silent. */
@SuppressWarnings("try") // closing a harness may throw anything
class GuardStageTest {
  private static final long START = 1_767_571_200_000L;
  private static final Path PATTERN =
      Path.of("src/test/resources/io/weir/streaming/job/large-payout.yaml");
  private static final int BUDGET = 20;

  private KeyedBroadcastOperatorTestHarness<String, Tally, ControlRecord, OutRecord> guard;

  @BeforeEach
  void open() throws Exception {
    guard = harness();
    guard.open();
  }

  private static KeyedBroadcastOperatorTestHarness<String, Tally, ControlRecord, OutRecord>
      harness() throws Exception {
    String text = Files.readString(PATTERN).replace("\nkey:", "\nbudget: {perHour: 20}\nkey:");
    FixedLog log = new FixedLog().pattern("large-payout", text);
    StageOptions options =
        new StageOptions(CATALOG, StageOptions.shippedPolicy(), log, false, Duration.ofSeconds(10));
    KeyedBroadcastOperatorTestHarness<String, Tally, ControlRecord, OutRecord> harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(new GuardStage(options), List.of()),
            Tally::tenant,
            Types.STRING,
            1,
            1,
            0);
    harness.setup(WireType.outRecords().createSerializer(null));
    return harness;
  }

  @AfterEach
  void close() throws Exception {
    guard.close();
  }

  @Test
  void shouldPageAndLowerOnceAnHourEachTenantByItself() throws Exception {
    matches("t1", BUDGET, START);
    matches("t2", BUDGET, START);
    assertThat(said()).isEmpty();

    matches("t1", 3 * BUDGET, START + 1);
    assertThat(said()).containsExactly(Destination.ALERTS, Destination.PATTERNS);
    matches("t2", 1, START + 2);
    assertThat(said()).containsExactly(Destination.ALERTS, Destination.PATTERNS);
    matches("t1", BUDGET + 1, START + 3_600_000);
    assertThat(said()).containsExactly(Destination.ALERTS, Destination.PATTERNS);
  }

  @Test
  void shouldGoOnCountingAfterARestart() throws Exception {
    matches("t1", BUDGET, START);
    OperatorSubtaskState state = guard.snapshot(1, 1);
    guard.close();
    guard = harness();
    guard.initializeState(state);
    guard.open();

    matches("t1", 1, START + 1);

    assertThat(said()).containsExactly(Destination.ALERTS, Destination.PATTERNS);
  }

  @Test
  void shouldCountNothingOfPatternsThatAreNotInForce() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      tell(new Tally("t1", Tally.Kind.MATCH, "nowhere", Tally.NOBODY, START));
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void shouldForgetATenantNothingIsHeardOf() throws Exception {
    tell(new Tally("t1", Tally.Kind.ACTIVE, "", Sample.hash("t1|A"), START));
    matches("t1", BUDGET, START + 60_000);
    assertThat(LeakCheck.stateEntries(guard)).isPositive();

    LeakCheck.assertNothingStays(guard);
  }

  private void matches(String tenant, int number, long at) throws Exception {
    for (int i = 0; i < number; i++) {
      long account = Sample.hash(tenant + "|" + i);
      tell(new Tally(tenant, Tally.Kind.MATCH, "large-payout", account, at));
    }
  }

  private void tell(Tally tally) throws Exception {
    guard.processElement(tally, tally.at());
  }

  private List<Destination> said() {
    List<Destination> said = new ArrayList<>();
    for (Object out = guard.getOutput().poll(); out != null; out = guard.getOutput().poll()) {
      if (out instanceof StreamRecord<?> one) {
        said.add(((OutRecord) one.getValue()).destination());
      }
    }
    return said;
  }
}
