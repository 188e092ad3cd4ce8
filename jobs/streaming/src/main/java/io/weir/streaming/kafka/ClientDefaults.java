package io.weir.streaming.kafka;

import java.util.Map;

/** What the job wants of Kafka's clients where the installation says nothing. */
final class ClientDefaults {

  /** Aborted transactions of producers are no events; a misspelt topic is not to be created. */
  static final Map<String, String> CONSUMER =
      Map.of(
          "isolation.level", "read_committed",
          "allow.auto.create.topics", "false");

  /**
   * A decision must not wait for others to fill its batch; under load batches fill by themselves,
   * and then they may be large.
   */
  static final Map<String, String> PRODUCER =
      Map.of(
          "acks", "all",
          "linger.ms", "0",
          "batch.size", "65536",
          "compression.type", "none");

  private ClientDefaults() {}
}
