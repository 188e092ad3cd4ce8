package io.weir.streaming.record;

/** A record on its way out, encoded. Immutable. */
public final class OutRecord {
  /** The partition its key leads to. */
  public static final int ANY_PARTITION = -1;

  private final Destination destination;
  private final byte[] key;
  private final byte[] value;
  private final long timestamp;
  private final long sentAt;
  private final int partition;
  private final byte[] heartbeat;
  private final String signature;

  /**
   * @param destination where it goes
   * @param key what it is partitioned and compacted by; null for none
   * @param value the record
   * @param timestamp epoch millis by the clock of the topics: append time of what led to it
   * @param sentAt wall-clock millis at which the producer sent what led to it
   */
  public OutRecord(Destination destination, byte[] key, byte[] value, long timestamp, long sentAt) {
    this(destination, key, value, timestamp, sentAt, ANY_PARTITION, null, null);
  }

  private OutRecord(
      Destination destination,
      byte[] key,
      byte[] value,
      long timestamp,
      long sentAt,
      int partition,
      byte[] heartbeat,
      String signature) {
    this.destination = destination;
    this.key = key;
    this.value = value;
    this.timestamp = timestamp;
    this.sentAt = sentAt;
    this.partition = partition;
    this.heartbeat = heartbeat;
    this.signature = signature;
  }

  /**
   * A heartbeat among decisions.
   *
   * @param partition where it goes
   * @param heartbeat what it says, for its header
   * @param value what readers see who do not know heartbeats
   */
  public static OutRecord heartbeat(
      int partition, byte[] heartbeat, byte[] value, long timestamp, long sentAt) {
    return new OutRecord(
        Destination.DECISIONS, null, value, timestamp, sentAt, partition, heartbeat, null);
  }

  /**
   * No record, but word for whoever stands before the outlet that something waits to be decided.
   *
   * @param until event time at which the watermark lets it go
   */
  public static OutRecord notice(long until) {
    return new OutRecord(Destination.DECISIONS, null, null, until, -1);
  }

  /** The same with a signature beside it; null for none. */
  public OutRecord signed(String by) {
    return new OutRecord(destination, key, value, timestamp, sentAt, partition, heartbeat, by);
  }

  /** The signature beside it; null for none. */
  public String signature() {
    return signature;
  }

  public Destination destination() {
    return destination;
  }

  /** Not copied; null for none. */
  public byte[] key() {
    return key;
  }

  /** Not copied; null in a {@link #isNotice() notice}. */
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

  /** The partition it goes to; {@link #ANY_PARTITION} where its key says. */
  public int partition() {
    return partition;
  }

  /** The header of a heartbeat, not copied; null for what is none. */
  public byte[] heartbeat() {
    return heartbeat;
  }

  /** Whether it is word of something that waits, and never goes out. */
  public boolean isNotice() {
    return value == null;
  }
}
