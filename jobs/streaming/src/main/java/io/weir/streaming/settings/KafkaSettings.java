package io.weir.streaming.settings;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Properties of Kafka's clients, as given. May hold secrets: {@link #toString()} shows names only.
 *
 * @param common for all clients
 * @param consumer for reading only; before {@code common}
 * @param producer for writing only; before {@code common}
 */
public record KafkaSettings(
    Map<String, String> common, Map<String, String> consumer, Map<String, String> producer)
    implements Serializable {

  public KafkaSettings {
    common = Map.copyOf(common);
    consumer = Map.copyOf(consumer);
    producer = Map.copyOf(producer);
  }

  /** Where the brokers are, as given. */
  public String bootstrap() {
    return common.get("bootstrap.servers");
  }

  /** For clients that neither read nor write. */
  public Properties forAdmin() {
    return merged(Map.of(), Map.of());
  }

  /**
   * For a consumer.
   *
   * @param defaults what holds where nothing is given
   */
  public Properties forConsumer(Map<String, String> defaults) {
    return merged(defaults, consumer);
  }

  /**
   * For a producer.
   *
   * @param defaults what holds where nothing is given
   */
  public Properties forProducer(Map<String, String> defaults) {
    return merged(defaults, producer);
  }

  private Properties merged(Map<String, String> defaults, Map<String, String> own) {
    Map<String, String> merged = new TreeMap<>(defaults);
    merged.putAll(common);
    merged.putAll(own);
    Properties properties = new Properties();
    merged.forEach(properties::setProperty);
    return properties;
  }

  @Override
  public String toString() {
    Set<String> names = new TreeSet<>(common.keySet());
    names.addAll(consumer.keySet());
    names.addAll(producer.keySet());
    return "KafkaSettings" + names;
  }
}
