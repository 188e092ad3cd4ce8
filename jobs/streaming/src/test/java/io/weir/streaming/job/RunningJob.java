package io.weir.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.EmbeddedFlink;
import io.weir.streaming.WeirJob;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.topology.DetectionJob;
import io.weir.testkit.FlinkFixture;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The main job on a cluster, wired as its {@code main} wires it. */
final class RunningJob {
  private final EmbeddedFlink cluster;
  private final JobID id;

  private RunningJob(EmbeddedFlink cluster, JobID id) {
    this.cluster = cluster;
    this.id = id;
  }

  /**
   * Starts the job on a run's topics; all its tasks run when this returns.
   *
   * @param more settings as on the command line, besides those that name the topics
   */
  static RunningJob start(FlinkFixture flink, TestTopics topics, String... more) throws Exception {
    return start(flink, topics, new Configuration(), more);
  }

  /** Starts the job from a savepoint. */
  static RunningJob restore(FlinkFixture flink, TestTopics topics, String savepoint, String... more)
      throws Exception {
    Configuration from = new Configuration();
    from.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return start(flink, topics, from, more);
  }

  private static RunningJob start(
      FlinkFixture flink, TestTopics topics, Configuration from, String... more) throws Exception {
    List<String> arguments = topics.arguments("weir-" + topics.of("login"));
    arguments.addAll(List.of("--checkpoint.interval", "300ms"));
    arguments.addAll(List.of(more));
    Settings settings = Settings.parse(arguments.toArray(String[]::new));
    Configuration configuration = settings.flinkConfiguration();
    configuration.addAll(from);
    StreamExecutionEnvironment env = flink.environment(configuration);
    DetectionJob.define(env, KafkaPorts.of(settings), WeirJob.stageOptions(settings));
    JobID id = env.executeAsync(settings.run().job()).getJobID();
    flink.cluster().awaitRunning(id);
    return new RunningJob(flink.cluster(), id);
  }

  JobID id() {
    return id;
  }

  int restarts() {
    return cluster.restarts(id);
  }

  /** Fails, and says why it was restarted, where it ever was. */
  void assertNeverRestarted() {
    assertThat(restarts()).as(cluster.failure(id)).isZero();
  }

  /** Returns as soon as this many more checkpoints are complete. */
  void awaitCheckpoints(int count) {
    cluster.awaitCheckpoints(id, count);
  }

  /** Stops the job with a savepoint, once all of it runs again, and returns its path. */
  String stopWithSavepoint() {
    cluster.awaitRunning(id);
    return cluster.stopWithSavepoint(id);
  }
}
