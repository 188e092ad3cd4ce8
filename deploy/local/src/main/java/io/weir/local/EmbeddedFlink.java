package io.weir.local;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster in this JVM, with its web page.
 *
 * <p>The JVM needs the flags of {@link JvmFlags#REQUIRED}. Checkpoints go to the options'
 * directory; whether and how often a job takes them is the job's own setting.
 */
public final class EmbeddedFlink implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DataDirectory directory;
  private final Configuration settings;
  private final MiniCluster cluster;

  private EmbeddedFlink(DataDirectory directory, Configuration settings, MiniCluster cluster) {
    this.directory = directory;
    this.settings = settings;
    this.cluster = cluster;
  }

  /**
   * Starts a cluster; its TaskManagers are registered when this returns.
   *
   * @throws IllegalStateException if it cannot start, for example because the port is taken
   */
  public static EmbeddedFlink start(FlinkOptions options) {
    DataDirectory directory =
        DataDirectory.open(options.directory(), options.keep(), "weir-flink-");
    Configuration settings = FlinkSettings.of(options, directory.path());
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(options.taskManagers())
                .setNumSlotsPerTaskManager(options.slotsPerTaskManager())
                .build());
    EmbeddedFlink flink = new EmbeddedFlink(directory, settings, cluster);
    flink.startCluster();
    return flink;
  }

  /** An environment whose jobs run here; {@code job} replaces settings of the cluster. */
  public StreamExecutionEnvironment environment(Configuration job) {
    Configuration merged = new Configuration(settings);
    merged.addAll(job);
    merged.set(DeploymentOptions.TARGET, MiniClusterExecutors.NAME);
    merged.set(DeploymentOptions.ATTACHED, true);
    return new StreamExecutionEnvironment(
        new MiniClusterExecutors(cluster), merged, EmbeddedFlink.class.getClassLoader());
  }

  /** An environment that continues from a savepoint or a kept checkpoint. */
  public StreamExecutionEnvironment environment(Configuration job, String savepoint) {
    Configuration restored = new Configuration(job);
    restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return environment(restored);
  }

  /** Address of the web page and of REST. */
  public URI webAddress() {
    return done(cluster.getRestAddress());
  }

  public JobStatus status(JobID job) {
    return done(cluster.getJobStatus(job));
  }

  /** The jobs that have not ended. */
  public List<JobID> runningJobs() {
    return done(cluster.listJobs()).stream()
        .filter(job -> !job.getJobState().isGloballyTerminalState())
        .map(JobStatusMessage::getJobId)
        .toList();
  }

  /** Returns as soon as all tasks of the job run, or fails after a minute or when the job ended. */
  public void awaitRunning(JobID job) {
    Poll.until("all tasks of job " + job + " to run", PATIENCE, () -> allTasksRun(job));
  }

  /**
   * Returns as soon as {@code count} more checkpoints than now are complete, or fails after a
   * minute.
   */
  public void awaitCheckpoints(JobID job, int count) {
    long target = completedCheckpoints(job) + count;
    Poll.until(
        count + " checkpoints of job " + job, PATIENCE, () -> completedCheckpoints(job) >= target);
  }

  /** Number of completed checkpoints so far, 0 if the job takes none. */
  public long completedCheckpoints(JobID job) {
    var statistics = done(cluster.getExecutionGraph(job)).getCheckpointStatsSnapshot();
    return statistics == null ? 0 : statistics.getCounts().getNumberOfCompletedCheckpoints();
  }

  /** How often the task that was restarted most was restarted. */
  public int restarts(JobID job) {
    return StreamSupport.stream(
            done(cluster.getExecutionGraph(job)).getAllExecutionVertices().spliterator(), false)
        .mapToInt(task -> task.getCurrentExecutionAttempt().getAttemptNumber())
        .max()
        .orElse(0);
  }

  /** Why the job was restarted last, with stack traces; "" where it never was. */
  public String failure(JobID job) {
    ErrorInfo failure = done(cluster.getExecutionGraph(job)).getFailureInfo();
    return failure == null ? "" : failure.getExceptionAsString();
  }

  /** Takes a savepoint while the job goes on and returns its path. */
  public String savepoint(JobID job) {
    return done(
        cluster.triggerSavepoint(job, savepointDirectory(), false, SavepointFormatType.CANONICAL));
  }

  /** Stops the job with a savepoint, without firing its pending timers, and returns the path. */
  public String stopWithSavepoint(JobID job) {
    return done(
        cluster.stopWithSavepoint(job, savepointDirectory(), false, SavepointFormatType.CANONICAL));
  }

  /** Cancels the job and returns when it has ended. */
  public void cancel(JobID job) {
    done(cluster.cancelJob(job));
    done(cluster.requestJobResult(job));
  }

  /** Ends a TaskManager as a crash would; its jobs restart when there are slots for them. */
  public void killTaskManager(int index) {
    done(cluster.terminateTaskManager(index));
  }

  /** Adds a TaskManager; its index is the number of TaskManagers started before it. */
  public void startTaskManager() {
    try {
      cluster.startTaskManager();
    } catch (Exception e) { // the signature of MiniCluster#startTaskManager
      throw new IllegalStateException("cannot start a TaskManager", e);
    }
  }

  @Override
  public void close() {
    done(cluster.closeAsync());
    directory.close();
  }

  private void startCluster() {
    try {
      cluster.start();
    } catch (Exception e) { // the signature of MiniCluster#start
      directory.close();
      throw new IllegalStateException("cannot start the cluster", e);
    }
  }

  private boolean allTasksRun(JobID job) {
    var graph = done(cluster.getExecutionGraph(job));
    if (graph.getState().isGloballyTerminalState()) {
      throw new IllegalStateException("job " + job + " is " + graph.getState());
    }
    return graph.getState() == JobStatus.RUNNING
        && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
            .allMatch(task -> task.getExecutionState() == ExecutionState.RUNNING);
  }

  private String savepointDirectory() {
    return settings.get(CheckpointingOptions.SAVEPOINT_DIRECTORY);
  }

  private static <T> T done(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the cluster refused or failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the cluster", e);
    }
  }
}
