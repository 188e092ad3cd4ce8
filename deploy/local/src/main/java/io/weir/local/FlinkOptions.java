package io.weir.local;

import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;

/**
 * How an {@link EmbeddedFlink} is started.
 *
 * @param taskManagers number of TaskManagers, at least 1
 * @param slotsPerTaskManager number of slots of each, at least 1
 * @param restPort port of the web page and REST; 0 for any free one
 * @param directory where checkpoints and savepoints go; null for a temporary directory
 * @param keep whether the directory outlives the cluster
 * @param state where operators keep their state
 * @param settings Flink settings that replace the defaults of {@link EmbeddedFlink}
 */
public record FlinkOptions(
    int taskManagers,
    int slotsPerTaskManager,
    int restPort,
    Path directory,
    boolean keep,
    State state,
    Configuration settings) {

  /** Where operators keep their state. */
  public enum State {
    HEAP("hashmap"),
    ROCKSDB("rocksdb");

    private final String flinkName;

    State(String flinkName) {
      this.flinkName = flinkName;
    }

    String flinkName() {
      return flinkName;
    }
  }

  /** One TaskManager with {@code slots} slots, state on the heap, any port, nothing left behind. */
  public static FlinkOptions slots(int slots) {
    return new FlinkOptions(1, slots, 0, null, false, State.HEAP, new Configuration());
  }

  public FlinkOptions withTaskManagers(int count) {
    return new FlinkOptions(count, slotsPerTaskManager, restPort, directory, keep, state, settings);
  }

  public FlinkOptions withRestPort(int port) {
    return new FlinkOptions(
        taskManagers, slotsPerTaskManager, port, directory, keep, state, settings);
  }

  /** Checkpoints and savepoints go to {@code path} and stay there. */
  public FlinkOptions keptIn(Path path) {
    return new FlinkOptions(
        taskManagers, slotsPerTaskManager, restPort, path, true, state, settings);
  }

  public FlinkOptions withState(State newState) {
    return new FlinkOptions(
        taskManagers, slotsPerTaskManager, restPort, directory, keep, newState, settings);
  }

  public FlinkOptions withSettings(Configuration newSettings) {
    return new FlinkOptions(
        taskManagers, slotsPerTaskManager, restPort, directory, keep, state, newSettings);
  }
}
