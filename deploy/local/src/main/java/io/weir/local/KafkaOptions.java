package io.weir.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * How an {@link EmbeddedKafka} is started.
 *
 * @param directory where the logs are kept; null for a temporary directory; a directory an earlier
 *     broker left is taken up again with its topics
 * @param keep whether the directory outlives the broker
 * @param port the port clients connect to; 0 for any free one
 * @param settings broker settings that replace the defaults of {@link EmbeddedKafka}
 */
public record KafkaOptions(Path directory, boolean keep, int port, Map<String, String> settings) {

  public KafkaOptions {
    settings = Map.copyOf(settings);
  }

  /** A broker on any port that leaves nothing behind. */
  public static KafkaOptions temporary() {
    return new KafkaOptions(null, false, 0, Map.of());
  }

  /** A broker on any port whose files stay in {@code directory}. */
  public static KafkaOptions keptIn(Path directory) {
    return new KafkaOptions(directory, true, 0, Map.of());
  }

  public KafkaOptions withPort(int newPort) {
    return new KafkaOptions(directory, keep, newPort, settings);
  }

  public KafkaOptions withSettings(Map<String, String> newSettings) {
    return new KafkaOptions(directory, keep, port, newSettings);
  }
}
