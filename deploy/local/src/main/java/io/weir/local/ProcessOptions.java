package io.weir.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a {@link ProcessCluster} is started.
 *
 * @param taskManagers number of TaskManager processes, at least 1
 * @param slotsPerTaskManager number of slots of each, at least 1
 * @param taskHeapMegabytes heap of each TaskManager that jobs may use, at least 64
 * @param directory where configuration, logs, uploads, checkpoints and savepoints go; null for a
 *     temporary directory
 * @param keep whether the directory outlives the cluster
 * @param settings Flink settings that replace the defaults
 */
public record ProcessOptions(
    int taskManagers,
    int slotsPerTaskManager,
    int taskHeapMegabytes,
    Path directory,
    boolean keep,
    Map<String, String> settings) {

  public ProcessOptions {
    settings = Map.copyOf(settings);
  }

  /** One TaskManager with {@code slots} slots, 256 MB of heap for jobs, nothing left behind. */
  public static ProcessOptions slots(int slots) {
    return new ProcessOptions(1, slots, 256, null, false, Map.of());
  }

  public ProcessOptions withTaskManagers(int count) {
    return new ProcessOptions(
        count, slotsPerTaskManager, taskHeapMegabytes, directory, keep, settings);
  }

  public ProcessOptions withTaskHeapMegabytes(int megabytes) {
    return new ProcessOptions(
        taskManagers, slotsPerTaskManager, megabytes, directory, keep, settings);
  }

  /** Everything the cluster writes goes to {@code path} and stays there. */
  public ProcessOptions keptIn(Path path) {
    return new ProcessOptions(
        taskManagers, slotsPerTaskManager, taskHeapMegabytes, path, true, settings);
  }

  public ProcessOptions withSettings(Map<String, String> newSettings) {
    return new ProcessOptions(
        taskManagers, slotsPerTaskManager, taskHeapMegabytes, directory, keep, newSettings);
  }
}
