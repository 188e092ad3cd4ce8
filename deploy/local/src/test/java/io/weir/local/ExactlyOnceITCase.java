package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pinned Kafka client, the connector and the cluster work together where it is most delicate.
 */
final class ExactlyOnceITCase {

  private static EmbeddedKafka kafka;
  private static EmbeddedFlink flink;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
    flink = EmbeddedFlink.start(FlinkOptions.slots(2));
  }

  @AfterAll
  static void stop() {
    flink.close();
    kafka.close();
  }

  @Test
  void shouldShowCommittedReadersEveryRecordOnceAfterItsFirstCheckpoints() throws Exception {
    JobID job = copy("in", "out");
    Strings.send(kafka, "in", null, numbered("first", 100));
    flink.awaitCheckpoints(job, 2);
    Strings.send(kafka, "in", null, numbered("second", 100));
    flink.awaitCheckpoints(job, 2);

    assertThat(Strings.read(kafka, "out", 1, 200))
        .extracting(ConsumerRecord::value)
        .doesNotHaveDuplicates()
        .hasSize(200);
    assertThat(flink.restarts(job)).isZero();
    assertThat(flink.status(job)).isEqualTo(JobStatus.RUNNING);
    flink.cancel(job);
  }

  @Test
  void shouldGoOnWithoutLossOrRepetitionWhenATaskManagerIsKilled() throws Exception {
    JobID job = copy("in-killed", "out-killed");
    Strings.send(kafka, "in-killed", null, numbered("before", 100));
    flink.awaitCheckpoints(job, 1);

    flink.killTaskManager(0);
    Strings.send(kafka, "in-killed", null, numbered("meanwhile", 100));
    flink.startTaskManager();
    flink.awaitRunning(job);
    flink.awaitCheckpoints(job, 2);

    assertThat(Strings.read(kafka, "out-killed", 1, 200))
        .extracting(ConsumerRecord::value)
        .doesNotHaveDuplicates()
        .hasSize(200);
    assertThat(flink.restarts(job)).isPositive();
    flink.cancel(job);
  }

  @Test
  void shouldGoOnFromASavepoint() throws Exception {
    JobID stopped = copy("in-saved", "out-saved");
    Strings.send(kafka, "in-saved", null, numbered("before", 50));
    String savepoint = flink.stopWithSavepoint(stopped);
    Strings.send(kafka, "in-saved", null, numbered("after", 50));

    StreamExecutionEnvironment restored = flink.environment(jobSettings(), savepoint);
    CopyJob.define(restored, kafka.bootstrap(), "in-saved", "out-saved");
    JobID job = restored.executeAsync("copy again").getJobID();
    flink.awaitRunning(job);
    flink.awaitCheckpoints(job, 2);

    assertThat(Strings.read(kafka, "out-saved", 1, 100))
        .extracting(ConsumerRecord::value)
        .doesNotHaveDuplicates()
        .hasSize(100);
    flink.cancel(job);
  }

  private static JobID copy(String from, String to) throws Exception {
    kafka.createTopic(from, 2, TopicSettings.appendTime());
    kafka.createTopic(to, 1, TopicSettings.appendTime());
    StreamExecutionEnvironment env = flink.environment(jobSettings());
    CopyJob.define(env, kafka.bootstrap(), from, to);
    JobID job = env.executeAsync("copy " + from).getJobID();
    flink.awaitRunning(job);
    return job;
  }

  private static Configuration jobSettings() {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    return settings;
  }

  private static List<String> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(n -> prefix + "-" + n).toList();
  }
}
