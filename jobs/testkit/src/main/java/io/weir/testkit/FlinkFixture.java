package io.weir.testkit;

import io.weir.local.EmbeddedFlink;
import io.weir.local.FlinkOptions;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A real Flink cluster for tests; what a test leaves running is cancelled when it ends, what its
 * class started before, after the last test of the class.
 *
 * <pre>{@code
 * @RegisterExtension static final FlinkFixture flink = FlinkFixture.shared();
 * }</pre>
 */
public final class FlinkFixture
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final Namespace SHARED = Namespace.create(FlinkFixture.class);
  private static final FlinkOptions SHARED_OPTIONS = FlinkOptions.slots(4);

  private final FlinkOptions own;
  private EmbeddedFlink cluster;
  private List<JobID> ofTheClass = List.of();

  private FlinkFixture(FlinkOptions own) {
    this.own = own;
  }

  /**
   * One TaskManager with four slots for all test classes of the JVM. For jobs that are not told
   * otherwise, the parallelism is four.
   */
  public static FlinkFixture shared() {
    return new FlinkFixture(null);
  }

  /** A cluster for one test class, which may kill its TaskManagers. */
  public static FlinkFixture own(FlinkOptions options) {
    return new FlinkFixture(options);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster =
        own != null
            ? EmbeddedFlink.start(own)
            : context
                .getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent(
                    EmbeddedFlink.class,
                    type -> EmbeddedFlink.start(SHARED_OPTIONS),
                    EmbeddedFlink.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ofTheClass = cluster.runningJobs();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    cluster.runningJobs().stream()
        .filter(job -> !ofTheClass.contains(job))
        .forEach(cluster::cancel);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    cluster.runningJobs().forEach(cluster::cancel);
    if (own != null) {
      cluster.close();
    }
  }

  /** An environment whose jobs run on this cluster. */
  public StreamExecutionEnvironment environment(Configuration job) {
    return cluster.environment(job);
  }

  /** The cluster, to watch jobs, take savepoints, kill and start TaskManagers. */
  public EmbeddedFlink cluster() {
    return cluster;
  }
}
