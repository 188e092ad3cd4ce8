package io.weir.streaming.record;

/** A record on its way out, encoded. Immutable. */
public final class OutRecord {
  private final Destination destination;
  private final byte[] key;
  private final byte[] value;
  private final long timestamp;
  private final long sentAt;

  /**
   * @param destination where it goes
   * @param key what it is partitioned and compacted by; null for none
   * @param value the record
   * @param timestamp epoch millis by the clock of the topics: append time of what led to it
   * @param sentAt wall-clock millis at which the producer sent what led to it
   */
  public OutRecord(Destination destination, byte[] key, byte[] value, long timestamp, long sentAt) {
    this.destination = destination;
    this.key = key;
    this.value = value;
    this.timestamp = timestamp;
    this.sentAt = sentAt;
  }

  public Destination destination() {
    return destination;
  }

  /** Not copied; null for none. */
  public byte[] key() {
    return key;
  }

  /** Not copied. */
  public byte[] value() {
    return value;
  }

  /** Epoch millis by the clock of the topics. */
  public long timestamp() {
    return timestamp;
  }

  /** Wall-clock millis, for measuring latency only. */
  public long sentAt() {
    return sentAt;
  }
}
