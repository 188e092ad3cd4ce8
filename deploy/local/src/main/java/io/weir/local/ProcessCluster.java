package io.weir.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Flink cluster of real processes on loopback: one JobManager and some TaskManagers, started from
 * the Flink jars on the class path of this JVM.
 *
 * <p>Jobs come as jars through {@link #rest()} and find what a stock Flink has in its lib
 * directory, nothing else. All processes end with this JVM at the latest.
 */
public final class ProcessCluster implements AutoCloseable {

  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ProcessOptions options;
  private final DataDirectory directory;
  private final List<Path> jars;
  private final URI webAddress;
  private final ClusterRest rest;
  private final JavaProcess jobManager;
  private final List<JavaProcess> taskManagers = new ArrayList<>();

  private ProcessCluster(
      ProcessOptions options, DataDirectory directory, List<Path> jars, URI webAddress) {
    this.options = options;
    this.directory = directory;
    this.jars = jars;
    this.webAddress = webAddress;
    this.rest = new ClusterRest(webAddress);
    this.jobManager = launch("jobmanager", JOB_MANAGER, ProcessSettings.jobManagerFlags());
  }

  /**
   * Starts a cluster; its TaskManagers are registered when this returns.
   *
   * @throws IllegalStateException with the end of a log if a process does not come up
   */
  public static ProcessCluster start(ProcessOptions options) {
    List<Path> jars = PlatformJars.ofThisJvm();
    DataDirectory directory =
        DataDirectory.open(options.directory(), options.keep(), "weir-processes-");
    Set<Integer> taken = new HashSet<>();
    int restPort = FreePorts.next(taken);
    writeFiles(
        directory.path(),
        ProcessSettings.of(options, directory.path(), FreePorts.next(taken), restPort));
    ProcessCluster cluster =
        new ProcessCluster(
            options, directory, jars, URI.create("http://127.0.0.1:" + restPort + "/"));
    try {
      for (int started = 0; started < options.taskManagers(); started++) {
        cluster.launchTaskManager();
      }
      cluster.awaitTaskManagers();
    } catch (IllegalStateException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  /** Address of the web page and of REST. */
  public URI webAddress() {
    return webAddress;
  }

  /** Where jobs are uploaded, started, watched and stopped. */
  public ClusterRest rest() {
    return rest;
  }

  /**
   * Ends a TaskManager process as a crash would; {@code index} counts all started so far, from 0.
   */
  public void killTaskManager(int index) {
    taskManagers.get(index).kill();
  }

  /** Adds a TaskManager process; returns at once, its slots are used when it has registered. */
  public void startTaskManager() {
    launchTaskManager();
  }

  @Override
  public void close() {
    taskManagers.forEach(JavaProcess::stop);
    jobManager.stop();
    directory.close();
  }

  private void launchTaskManager() {
    taskManagers.add(
        launch(
            "taskmanager-" + taskManagers.size(),
            TASK_MANAGER,
            ProcessSettings.taskManagerFlags(options)));
  }

  private JavaProcess launch(String name, String mainClass, List<String> memory) {
    Path configuration = directory.path().resolve("conf");
    List<String> flags = new ArrayList<>(memory);
    flags.add("-Dlog4j2.configurationFile=" + configuration.resolve("log4j2.xml").toUri());
    return JavaProcess.start(
        name,
        flags,
        jars,
        mainClass,
        List.of("--configDir", configuration.toString()),
        directory.path().resolve("log").resolve(name + ".log"));
  }

  private void awaitTaskManagers() {
    Poll.until(
        options.taskManagers() + " TaskManagers to register",
        PATIENCE,
        () -> {
          jobManager.assertAlive();
          taskManagers.forEach(JavaProcess::assertAlive);
          return rest.taskManagers() == options.taskManagers();
        });
  }

  private static void writeFiles(Path directory, Map<String, String> settings) {
    String yaml =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + ": '" + setting.getValue().replace("'", "''") + "'")
            .collect(Collectors.joining("\n", "", "\n"));
    try (InputStream logging = ProcessCluster.class.getResourceAsStream("process-log4j2.xml")) {
      for (String folder : List.of("conf", "log", "tmp", "uploads")) {
        Files.createDirectories(directory.resolve(folder));
      }
      Files.writeString(directory.resolve("conf").resolve("config.yaml"), yaml);
      Files.write(directory.resolve("conf").resolve("log4j2.xml"), logging.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the cluster's configuration", e);
    }
  }
}
