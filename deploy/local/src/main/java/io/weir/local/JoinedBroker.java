package io.weir.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A second broker of an {@link EmbeddedKafka}'s cluster, in the same JVM: it leads the partitions
 * placed on it, and when it stops they have no leader. Not safe for use by several threads.
 */
public final class JoinedBroker implements AutoCloseable {
  /** What partitions are placed on it by. */
  public static final int NODE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EmbeddedKafka first;
  private final DataDirectory directory;
  private final Map<String, String> settings;

  private KafkaRaftServer server;

  private JoinedBroker(EmbeddedKafka first, DataDirectory directory, Map<String, String> settings) {
    this.first = first;
    this.directory = directory;
    this.settings = settings;
  }

  /** Starts it; it leads what is placed on it from then on, and leaves nothing behind. */
  static JoinedBroker start(EmbeddedKafka first, String cluster, Map<String, String> like) {
    DataDirectory directory = DataDirectory.open(null, false, "weir-kafka-joined-");
    JoinedBroker broker = new JoinedBroker(first, directory, settings(like, directory.path()));
    boolean started = false;
    try {
      EmbeddedKafka.format(directory.path(), NODE, cluster);
      broker.restart();
      started = true;
    } finally {
      if (!started) {
        broker.close();
      }
    }
    return broker;
  }

  private static Map<String, String> settings(Map<String, String> like, Path directory) {
    Set<Integer> taken = new HashSet<>();
    String listener = "PLAINTEXT://127.0.0.1:" + FreePorts.next(taken);
    Map<String, String> settings = new HashMap<>(like);
    settings.put("process.roles", "broker");
    settings.put("node.id", String.valueOf(NODE));
    settings.put("listeners", listener);
    settings.put("advertised.listeners", listener);
    settings.put("log.dirs", directory.toString());
    return Map.copyOf(settings);
  }

  /** Stops it and keeps its files: nobody leads its partitions. Does nothing if stopped. */
  public void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /** Starts it again with all its partitions. */
  public void restart() {
    if (server != null) {
      throw new IllegalStateException("the broker runs already");
    }
    KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server = starting;
    starting.startup();
    Poll.until("a second broker", PATIENCE, () -> first.nodes() == 2);
  }

  @Override
  public void close() {
    stop();
    directory.close();
  }
}
