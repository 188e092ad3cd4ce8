package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.guard.Sample;
import io.weir.schemas.EventCodec;
import io.weir.streaming.gatekeeper.PatternLog;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Tally;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.serial.WireType;
import io.weir.testkit.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
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
    return harness(new FixedLog().pattern("large-payout", text()));
  }

  private static KeyedBroadcastOperatorTestHarness<String, Tally, ControlRecord, OutRecord> harness(
      PatternLog log) throws Exception {
    StageOptions options =
        new StageOptions(CATALOG, StageOptions.shippedPolicy(), log, false, Duration.ofSeconds(10));
    KeyedBroadcastOperatorTestHarness<String, Tally, ControlRecord, OutRecord> harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(new GuardStage(options), List.of()),
            Tally::key,
            Types.STRING,
            1,
            1,
            0);
    harness.setup(WireType.outRecords().createSerializer(null));
    return harness;
  }

  private static String text() throws IOException {
    return Files.readString(PATTERN).replace("\nkey:", "\nbudget: {perHour: 20}\nkey:");
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
  void shouldTakeOutAPatternThatTakesTooMuchOnceAnHour() throws Exception {
    reopen(publishedAt(START - 1_000));
    cost(2, 900, START);
    assertThat(said()).as("of a version that is not in force").isEmpty();
    cost(1, 199, START);
    assertThat(said()).as("as much as is allowed now").isEmpty();
    cost(1, 900, START - 501);
    assertThat(said()).as("of what was in force before").isEmpty();

    cost(1, 900, START);
    List<OutRecord> written = written();
    assertThat(written)
        .extracting(OutRecord::destination)
        .containsExactly(Destination.ALERTS, Destination.PATTERNS);
    GenericRecord page = read(written.get(0), "io.weir.outputs.Alert");
    assertThat(page.get("reason").toString())
        .contains(
            ": large-payout takes 900 us of a processor for an event of nearly every key, 200 allowed; it is to be off");
    GenericRecord entry = read(written.get(1), "io.weir.outputs.PatternChange");
    assertThat(entry.get("kind")).hasToString("PATTERN");
    assertThat(entry.get("mode")).hasToString("off");
    assertThat(entry.get("version")).isEqualTo(1);
    assertThat(entry.get("content")).hasToString(text());
    assertThat(entry.get("author")).hasToString("guard");

    cost(1, 900, START + 1);
    assertThat(said()).as("another stage's word of the same").isEmpty();
    cost(1, 900, START + 3_600_000);
    assertThat(said()).containsExactly(Destination.ALERTS, Destination.PATTERNS);
    cost(1, 900, START);
    assertThat(said()).as("word that comes late").isEmpty();
  }

  @Test
  void shouldOnlyCallTheOwnerOfAPatternThatHasBeenInForceForLong() throws Exception {
    reopen(publishedAt(START - 86_400_000 - 501));
    cost(1, 900, START);
    List<OutRecord> written = written();
    assertThat(written).extracting(OutRecord::destination).containsExactly(Destination.ALERTS);
    assertThat(read(written.get(0), "io.weir.outputs.Alert").get("reason").toString())
        .endsWith("it goes on as it is, as it was not published lately");

    reopen(new FixedLog().pattern("large-payout", text()));
    cost(1, 900, START);
    assertThat(said()).as("from the beginning of time").containsExactly(Destination.ALERTS);
  }

  private void cost(int version, long micros, long at) throws Exception {
    tell(Tally.cost("t1", "large-payout", version, micros * 1_000, at));
  }

  private void reopen(PatternLog log) throws Exception {
    guard.close();
    guard = harness(log);
    guard.open();
  }

  private static PatternLog publishedAt(long appended) throws IOException {
    PatternChange change =
        new PatternChange(
            PatternChange.Kind.PATTERN, "large-payout", 1, text(), null, "ann", "", appended);
    return () -> List.of(ControlRecord.of(change, "patterns", 0, 0, appended));
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
      tell(Tally.match("t1", "nowhere", Tally.NOBODY, START));
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void shouldForgetATenantNothingIsHeardOf() throws Exception {
    tell(Tally.active("t1", Sample.hash("t1|A"), START));
    matches("t1", BUDGET, START + 60_000);
    assertThat(LeakCheck.stateEntries(guard)).isPositive();

    LeakCheck.assertNothingStays(guard);
  }

  private void matches(String tenant, int number, long at) throws Exception {
    for (int i = 0; i < number; i++) {
      long account = Sample.hash(tenant + "|" + i);
      tell(Tally.match(tenant, "large-payout", account, at));
    }
  }

  private void tell(Tally tally) throws Exception {
    guard.processElement(tally, tally.at());
  }

  private static GenericRecord read(OutRecord record, String schema) throws Exception {
    return new EventCodec(CATALOG.schemas())
        .decode(CATALOG.schemas().named(schema), record.value());
  }

  private List<Destination> said() {
    return written().stream().map(OutRecord::destination).toList();
  }

  private List<OutRecord> written() {
    List<OutRecord> written = new ArrayList<>();
    for (Object out = guard.getOutput().poll(); out != null; out = guard.getOutput().poll()) {
      if (out instanceof StreamRecord<?> one) {
        written.add((OutRecord) one.getValue());
      }
    }
    return written;
  }
}
