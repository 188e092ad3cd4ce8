package io.weir.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flink settings and JVM flags of a cluster of processes.
 *
 * <p>Flink's start scripts derive the flags from the settings and check what is missing; processes
 * started without the scripts need every amount said explicitly, once here for both.
 */
final class ProcessSettings {

  private static final int JOB_MANAGER_HEAP = 256;
  private static final int FRAMEWORK_HEAP = 96;
  private static final int FRAMEWORK_OFF_HEAP = 64;
  private static final int TASK_OFF_HEAP = 32;
  private static final int NETWORK = 64;
  private static final int MANAGED = 64;
  private static final int METASPACE = 192;
  private static final int OVERHEAD = 64;

  private ProcessSettings() {}

  static Map<String, String> of(ProcessOptions options, Path directory, int rpcPort, int restPort) {
    Map<String, String> settings = new TreeMap<>();
    settings.putAll(addresses(rpcPort, restPort));
    settings.putAll(jobManagerMemory());
    settings.putAll(taskManagerMemory(options));
    settings.putAll(files(directory));
    settings.putAll(quickReactions());
    settings.put("taskmanager.numberOfTaskSlots", String.valueOf(options.slotsPerTaskManager()));
    settings.put(
        "parallelism.default",
        String.valueOf(options.taskManagers() * options.slotsPerTaskManager()));
    settings.putAll(options.settings());
    return settings;
  }

  static List<String> jobManagerFlags() {
    return flags(JOB_MANAGER_HEAP, FRAMEWORK_OFF_HEAP);
  }

  static List<String> taskManagerFlags(ProcessOptions options) {
    return flags(
        FRAMEWORK_HEAP + options.taskHeapMegabytes(), FRAMEWORK_OFF_HEAP + TASK_OFF_HEAP + NETWORK);
  }

  private static List<String> flags(int heap, int direct) {
    List<String> flags = new ArrayList<>(JvmFlags.REQUIRED);
    flags.add("-Xmx" + heap + "m");
    flags.add("-XX:MaxDirectMemorySize=" + direct + "m");
    flags.add("-XX:MaxMetaspaceSize=" + METASPACE + "m");
    flags.add("-XX:+UseParallelGC");
    return flags;
  }

  private static Map<String, String> addresses(int rpcPort, int restPort) {
    return Map.of(
        "jobmanager.rpc.address", "127.0.0.1",
        "jobmanager.bind-host", "127.0.0.1",
        "jobmanager.rpc.port", String.valueOf(rpcPort),
        "rest.address", "127.0.0.1",
        "rest.bind-address", "127.0.0.1",
        "rest.port", String.valueOf(restPort),
        "rest.bind-port", String.valueOf(restPort),
        "taskmanager.host", "127.0.0.1",
        "taskmanager.bind-host", "127.0.0.1");
  }

  private static Map<String, String> jobManagerMemory() {
    return Map.of(
        "jobmanager.memory.heap.size", megabytes(JOB_MANAGER_HEAP),
        "jobmanager.memory.off-heap.size", megabytes(FRAMEWORK_OFF_HEAP),
        "jobmanager.memory.jvm-metaspace.size", megabytes(METASPACE),
        "jobmanager.memory.jvm-overhead.min", megabytes(OVERHEAD),
        "jobmanager.memory.jvm-overhead.max", megabytes(OVERHEAD));
  }

  private static Map<String, String> taskManagerMemory(ProcessOptions options) {
    Map<String, String> memory = new TreeMap<>();
    memory.put("taskmanager.cpu.cores", String.valueOf(options.slotsPerTaskManager()));
    memory.put("taskmanager.memory.framework.heap.size", megabytes(FRAMEWORK_HEAP));
    memory.put("taskmanager.memory.task.heap.size", megabytes(options.taskHeapMegabytes()));
    memory.put("taskmanager.memory.framework.off-heap.size", megabytes(FRAMEWORK_OFF_HEAP));
    memory.put("taskmanager.memory.task.off-heap.size", megabytes(TASK_OFF_HEAP));
    memory.put("taskmanager.memory.network.min", megabytes(NETWORK));
    memory.put("taskmanager.memory.network.max", megabytes(NETWORK));
    memory.put("taskmanager.memory.managed.size", megabytes(MANAGED));
    memory.put("taskmanager.memory.jvm-metaspace.size", megabytes(METASPACE));
    memory.put("taskmanager.memory.jvm-overhead.min", megabytes(OVERHEAD));
    memory.put("taskmanager.memory.jvm-overhead.max", megabytes(OVERHEAD));
    return memory;
  }

  private static Map<String, String> files(Path directory) {
    return Map.of(
        "io.tmp.dirs", directory.resolve("tmp").toString(),
        "web.upload.dir", directory.resolve("uploads").toString(),
        "execution.checkpointing.dir", directory.resolve("checkpoints").toUri().toString(),
        "execution.checkpointing.savepoint-dir",
            directory.resolve("savepoints").toUri().toString());
  }

  private static Map<String, String> quickReactions() {
    return Map.of(
        // A killed process is noticed when it stops answering, not after the default 50 s.
        "heartbeat.interval", "1 s",
        "heartbeat.timeout", "10 s",
        "heartbeat.rpc-failure-threshold", "2",
        // REST answers from a copy this old.
        "web.refresh-interval", "200 ms",
        "security.delegation.tokens.enabled", "false",
        // A main that ends the JVM must not take the JobManager down.
        "cluster.intercept-user-system-exit", "THROW");
  }

  private static String megabytes(int amount) {
    return amount + "m";
  }
}
