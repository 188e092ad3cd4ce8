package io.weir.streaming.job;

import static io.weir.streaming.job.Said.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.wire.EvaluatedWire;
import io.weir.local.TopicSettings;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.replay.EventFile;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.replay.FrozenReplay;
import io.weir.streaming.replay.LastWord;
import io.weir.streaming.stage.StageOptions;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import io.weir.testkit.TopicTail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events written down as they were judged say the same when they are judged again, though nobody
 * asks other keys and lists any more, and though live they were asked in an order of chance.
 */
final class EvaluatedITCase {
  /** Reads another key's window: live it says what the order of arrival makes of it. */
  private static final String CROSSING = "shared-device-payout";

  private static final String LISTED = "listed-indicator-hit";
  private static final int LISTED_PAYEES = 300;
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  private static final TestPattern[] PATTERNS =
      Stream.concat(
              Stream.of("enrolled-device-payout", "guessed-without-reset", "busy-account", CROSSING)
                  .map(TestPattern::of),
              Arrays.stream(TestPattern.shipped()).filter(shipped -> shipped.id().equals(LISTED)))
          .toArray(TestPattern[]::new);

  /** Signals of an account that are kept: which of more stay depends on the order of arrival. */
  private static final int MOST_KEPT = 64;

  private static final int ACCOUNTS = 60;

  private static final TenMinutes TOWN =
      new TenMinutes(20_260_105, System.currentTimeMillis() - 2 * TenMinutes.LENGTH, ACCOUNTS);

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private final EvaluatedWire wire = new EvaluatedWire(CATALOG);
  private final EventCodec codec = new EventCodec(CATALOG.schemas());

  @TempDir private Path directory;

  @Test
  void shouldSayTheSameAgainOfEventsAsTheyWereJudged() throws Exception {
    String evaluated = KAFKA.topic("evaluated", 3, TopicSettings.simulatedClock());
    Map<String, Set<String>> live;
    Map<String, String> actions;
    try (TownRun run = new TownRun(KAFKA, FLINK, TOWN, PATTERNS, 3)) {
      run.start("--settleAfter", "24h", "--topics.evaluated", evaluated);
      run.know(listed());
      run.know(crowd());
      run.know(onCrowdedDevice(TestEvent.payout("crossed", "crowd-0", 5_000)));
      run.send();
      run.awaitEveryDecision(Marks.NEVER);
      live = run.standing();
      actions = run.lastActions();
      assertThat(run.withdrawn()).isPositive();
      assertThat(run.mostOfOneAccount()).isBetween(1, MOST_KEPT);
    }
    Path events = directory.resolve("events");
    write(evaluated, events);

    List<OutRecord> said = new ArrayList<>();
    new FrozenReplay(options(), directory, EvaluatedITCase::environment).run(events, said::add);

    assertThat(live).containsKeys(CROSSING, LISTED, "busy-account");
    assertThat(standing(said)).isEqualTo(live);
    assertThat(different(actions(said), actions)).isEmpty();
    assertThat(actions).containsValue("HOLD");
  }

  private static TestEvent[] listed() {
    TestEvent[] listed = new TestEvent[LISTED_PAYEES];
    for (int i = 0; i < listed.length; i++) {
      listed[i] = TestEvent.blocked("i" + i, "payee_id", "payee-of-e" + i).at(TOWN.start());
    }
    return listed;
  }

  /** Enough accounts on one device, known before one of them pays: so far order is no chance. */
  private static TestEvent[] crowd() {
    TestEvent[] crowd = new TestEvent[13];
    for (int i = 0; i < crowd.length; i++) {
      crowd[i] = onCrowdedDevice(TestEvent.login("c" + i, "crowd-" + i, "LOGON"));
    }
    return crowd;
  }

  private static TestEvent onCrowdedDevice(TestEvent event) {
    return event.with("device_id", "crowded").at(TOWN.start());
  }

  private void write(String topic, Path into) throws IOException {
    LastWord last = new LastWord();
    List<ConsumerRecord<byte[], byte[]>> records;
    try (TopicTail<ConsumerRecord<byte[], byte[]>> tail = KAFKA.tail(topic)) {
      records = tail.untilNow();
    }
    try (EventFile file = new EventFile(into, CATALOG)) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        last.note(wire.read(record.value()), record.partition(), record.offset());
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        Event event = wire.read(record.value());
        if (last.stands(event, record.partition(), record.offset())) {
          file.write(event);
        }
      }
    }
  }

  private static StageOptions options() {
    FixedLog log = new FixedLog();
    for (TestPattern pattern : PATTERNS) {
      log.pattern(pattern.id(), pattern.text());
    }
    return new StageOptions(
        CATALOG, StageOptions.shippedPolicy(), log, true, Duration.ofSeconds(10));
  }

  private static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.setString("pipeline.generic-types", "false");
    configuration.setString("pipeline.auto-generate-uids", "false");
    StreamExecutionEnvironment env = FLINK.environment(configuration);
    env.setParallelism(2);
    return env;
  }

  private Map<String, Set<String>> standing(List<OutRecord> said) throws Exception {
    Map<String, GenericRecord> last = new TreeMap<>();
    for (GenericRecord signal : records(said, Destination.SIGNALS, "io.weir.events.Signal")) {
      last.merge(text(signal, "signal_id"), signal, EvaluatedITCase::later);
    }
    Map<String, Set<String>> standing = new TreeMap<>();
    last.values().stream()
        .filter(Said.is("activity", "RAISED"))
        .forEach(
            signal ->
                standing
                    .computeIfAbsent(text(signal, "pattern_id"), any -> new TreeSet<>())
                    .add(text(signal, "signal_id")));
    return standing;
  }

  private static GenericRecord later(GenericRecord one, GenericRecord other) {
    return (int) other.get("revision") >= (int) one.get("revision") ? other : one;
  }

  private Map<String, String> actions(List<OutRecord> said) throws Exception {
    Reader reader = new Reader();
    reader.readAll(records(said, Destination.DECISIONS, "io.weir.outputs.Decision"));
    return reader.actions();
  }

  /** What was done about an operation, again and live, where that is not the same. */
  private static Map<String, String> different(
      Map<String, String> again, Map<String, String> live) {
    Set<String> operations = new TreeSet<>(again.keySet());
    operations.addAll(live.keySet());
    Map<String, String> different = new TreeMap<>();
    for (String operation : operations) {
      String said = again.get(operation) + " again, " + live.get(operation) + " live";
      if (!Objects.equals(again.get(operation), live.get(operation))) {
        different.put(operation, said);
      }
    }
    return different;
  }

  private List<GenericRecord> records(List<OutRecord> said, Destination destination, String schema)
      throws Exception {
    List<GenericRecord> records = new ArrayList<>();
    for (OutRecord one : said) {
      if (one.destination() == destination) {
        records.add(codec.decode(CATALOG.schemas().named(schema), one.value()));
      }
    }
    return records;
  }
}
