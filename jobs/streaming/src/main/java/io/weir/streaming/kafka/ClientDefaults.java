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
   * Partitions that are added are read before what they hold would have to wait for the watermark
   * (`settleAfter`, 10 s), and long before it is late.
   */
  static final Map<String, String> DISCOVERY = Map.of("partition.discovery.interval.ms", "5000");

  /**
   * A decision waits for others at most a few milliseconds: sent one by one they cost the broker
   * twice the processor time (see jobs/decisions/buffer-timeout-and-sink.md).
   */
  static final Map<String, String> PRODUCER =
      Map.of(
          "acks", "all",
          "linger.ms", "4",
          "batch.size", "65536",
          "compression.type", "none");

  private ClientDefaults() {}
}
