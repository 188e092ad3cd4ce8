package io.weir.streaming.record;

import io.weir.schemas.DecodingLimits;

/**
 * A record nobody could use, and why; with its raw bytes it can be published again. A dead letter
 * must be a record a broker takes: bytes longer than any record may be are not kept. Immutable.
 */
public final class DeadLetter {
  private static final int LONGEST = DecodingLimits.standard().recordBytes();

  private final DeadLetterReason reason;
  private final String detail;
  private final byte[] recordKey;
  private final byte[] raw;
  private final int size;
  private final String topic;
  private final int partition;
  private final long offset;
  private final long appendTime;
  private final String stream;

  /**
   * @param reason what is wrong, as a category
   * @param detail what is wrong, in words; never quotes the record
   * @param recordKey key of the record, kept if it is not too long; null if it has none
   * @param raw the record as it came, kept if it is not too long; null if it has no value
   * @param size length of the record's value in bytes
   * @param topic where it came from
   * @param partition where it came from; -1 for a file
   * @param offset where it came from; a file's line
   * @param appendTime when it was appended there, epoch millis
   * @param stream the stream it should have been an event of
   */
  public DeadLetter(
      DeadLetterReason reason,
      String detail,
      byte[] recordKey,
      byte[] raw,
      int size,
      String topic,
      int partition,
      long offset,
      long appendTime,
      String stream) {
    this.reason = reason;
    this.detail = detail;
    this.recordKey = kept(recordKey);
    this.raw = kept(raw);
    this.size = size;
    this.topic = topic;
    this.partition = partition;
    this.offset = offset;
    this.appendTime = appendTime;
    this.stream = stream;
  }

  private static byte[] kept(byte[] bytes) {
    return bytes == null || bytes.length > LONGEST ? null : bytes;
  }

  public DeadLetterReason reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }

  /** Not copied; null if the record has no key or one that is too long to keep. */
  public byte[] recordKey() {
    return recordKey;
  }

  /** Not copied; null if the record has no value or one that is too long to keep. */
  public byte[] raw() {
    return raw;
  }

  public int size() {
    return size;
  }

  public String topic() {
    return topic;
  }

  public int partition() {
    return partition;
  }

  public long offset() {
    return offset;
  }

  /** Epoch millis. */
  public long appendTime() {
    return appendTime;
  }

  public String stream() {
    return stream;
  }

  @Override
  public String toString() {
    return "%s-%d@%d %s: %s".formatted(topic, partition, offset, reason, detail);
  }
}
