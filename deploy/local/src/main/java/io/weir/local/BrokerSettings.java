package io.weir.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings of a broker that is alone, is its own controller, and shares a small machine with a job.
 */
final class BrokerSettings {

  static final String CONTROLLER_LISTENER = "CONTROLLER";
  static final int NODE = 1;

  private BrokerSettings() {}

  static Map<String, String> of(Path directory, int port, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(identity(directory, port, controllerPort));
    settings.putAll(singleCopies());
    settings.putAll(smallFootprint());
    settings.putAll(quickReactions());
    return settings;
  }

  private static Map<String, String> identity(Path directory, int port, int controllerPort) {
    String clients = "PLAINTEXT://127.0.0.1:" + port;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        String.valueOf(NODE),
        "controller.quorum.voters",
        NODE + "@127.0.0.1:" + controllerPort,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listeners",
        clients + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort,
        "advertised.listeners",
        clients,
        "inter.broker.listener.name",
        "PLAINTEXT",
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs",
        directory.toString(),
        // A misspelt topic is an error to be seen, not a topic to be created.
        "auto.create.topics.enable",
        "false");
  }

  private static Map<String, String> singleCopies() {
    return Map.of(
        "offsets.topic.num.partitions", "1",
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.num.partitions", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1");
  }

  private static Map<String, String> smallFootprint() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "3",
        "background.threads", "2",
        "num.recovery.threads.per.data.dir", "1",
        "log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20),
        "log.index.size.max.bytes", String.valueOf(1 << 20));
  }

  private static Map<String, String> quickReactions() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        // A stopping broker waits for the answer to its next heartbeat.
        "broker.heartbeat.interval.ms", "200",
        "server.max.startup.time.ms", "60000");
  }
}
