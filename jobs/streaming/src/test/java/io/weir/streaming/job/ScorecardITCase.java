package io.weir.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.ScorecardJob;
import io.weir.streaming.kafka.KafkaScorecardPorts;
import io.weir.streaming.scorecard.Records;
import io.weir.streaming.settings.Settings;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import io.weir.testkit.TopicTail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alerts, decisions and dispositions on a real broker become scorecards, over a restart too. */
final class ScorecardITCase {
  private static final long T = 1_767_607_200_000L;
  private static final long HOUR = 3_600_000;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private TestTopics topics;

  @BeforeEach
  void open() {
    topics = TestTopics.onSimulatedClock(KAFKA, 2);
  }

  private void send(String purpose, long at, byte[] value) {
    KAFKA.send(new ProducerRecord<>(topics.of(purpose), null, at, null, value));
  }

  private void alert(String id) {
    send("alerts", T, Records.alert(id, 0, "OPEN", T));
  }

  private void label(String id, String verdict, String alert, String corrects) {
    long at = T + HOUR;
    send(
        "disposition", at, Records.disposition(id, verdict, at, alert, "event-" + alert, corrects));
  }

  private JobID start(String savepoint, String parallelism) throws Exception {
    List<String> arguments = topics.arguments("weir-" + topics.of("login"));
    arguments.addAll(List.of("--checkpoint.interval", "300ms", "--parallelism", parallelism));
    Settings settings = Settings.parse(arguments.toArray(String[]::new));
    Configuration configuration = settings.flinkConfiguration();
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment env = FLINK.environment(configuration);
    ScorecardJob.define(env, settings);
    JobID id = env.executeAsync(KafkaScorecardPorts.jobName(settings)).getJobID();
    FLINK.cluster().awaitRunning(id);
    return id;
  }

  private static GenericRecord decode(ConsumerRecord<byte[], byte[]> record) {
    var schemas = StreamCatalog.shipped().schemas();
    try {
      return new EventCodec(schemas)
          .decode(schemas.named("io.weir.outputs.Scorecard"), record.value());
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  private static Predicate<GenericRecord> card(long cases, long right, long wrong, long held) {
    return card ->
        card.get("pattern_id").toString().equals("p")
            && card.get("cases").equals(cases)
            && card.get("right").equals(right)
            && card.get("wrong").equals(wrong)
            && card.get("held_rightly_minor").equals(held);
  }

  @Test
  void shouldKeepScoresOverCorrectionsRepeatsAndARestart() throws Exception {
    try (TopicTail<GenericRecord> cards =
        KAFKA.tail(topics.of("scorecards"), ScorecardITCase::decode)) {
      JobID job = start(null, "2");
      label("early", "CONFIRMED_FRAUD", "a", null);
      alert("a");
      alert("b");
      send("decisions", T, Records.decision("a", 0, "HOLD", T, 500L, false));
      label("l-b", "FALSE_POSITIVE", "b", null);
      cards.await(card(2, 1, 1, 500), Said.PATIENCE);

      label("l-b", "FALSE_POSITIVE", "b", null);
      alert("a");
      label("l-b2", "CONFIRMED_FRAUD", "b", "l-b");
      cards.await(card(2, 2, 0, 500), Said.PATIENCE);

      String savepoint = FLINK.cluster().stopWithSavepoint(job);
      send("alerts", T, new byte[] {1});
      alert("c");
      start(savepoint, "1");
      label("l-c", "LEGITIMATE", "c", null);
      cards.await(card(3, 2, 1, 500), Said.PATIENCE);

      List<GenericRecord> all = new ArrayList<>(cards.untilNow());
      assertThat(all.get(all.size() - 1).get("reason").toString()).startsWith("too few labels: 3");
      assertThat(all).noneMatch(card -> (long) card.get("cases") > 3);
    }
    try (TopicTail<ConsumerRecord<byte[], byte[]>> dead = KAFKA.tail(topics.of("deadLetters"))) {
      assertThat(dead.untilNow()).hasSize(1);
    }
  }
}
