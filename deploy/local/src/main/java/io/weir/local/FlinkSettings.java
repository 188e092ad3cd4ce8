package io.weir.local;

import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** Flink settings of a cluster inside one JVM. */
final class FlinkSettings {

  private FlinkSettings() {}

  static Configuration of(FlinkOptions options, Path directory) {
    Configuration settings = new Configuration();
    settings.set(RestOptions.ADDRESS, "127.0.0.1");
    settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    settings.set(RestOptions.PORT, options.restPort());
    settings.set(RestOptions.BIND_PORT, String.valueOf(options.restPort()));
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    settings.set(
        CheckpointingOptions.SAVEPOINT_DIRECTORY,
        directory.resolve("savepoints").toUri().toString());
    settings.set(StateBackendOptions.STATE_BACKEND, options.state().flinkName());
    settings.set(
        CoreOptions.DEFAULT_PARALLELISM, options.taskManagers() * options.slotsPerTaskManager());
    // One line of stages at a small parallelism; the default for one JVM (64 MiB) is too tight.
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(96));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(96));
    // Nothing here is guarded by Kerberos.
    settings.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
    settings.addAll(options.settings());
    return settings;
  }
}
