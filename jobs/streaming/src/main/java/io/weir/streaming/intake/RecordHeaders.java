package io.weir.streaming.intake;

import java.nio.ByteBuffer;

/**
 * Headers of an event that Weir knows; each is eight bytes, big-endian, and {@link #ABSENT} where
 * the record has none.
 *
 * @param sentAt {@link #SENT_AT}
 * @param causedAt {@link #CAUSED_AT}
 */
public record RecordHeaders(long sentAt, long causedAt) {

  /** Wall-clock millis at which the producer sent a record, or what led to it. */
  public static final String SENT_AT = "weir-sent-at";

  /** On signals: append time, epoch millis, of the event that led to the record. */
  public static final String CAUSED_AT = "weir-caused-at";

  /**
   * On heartbeats among decisions, 16 bytes: append time up to which everything is decided,
   * subtask, subtasks.
   */
  public static final String HEARTBEAT = "weir-heartbeat";

  public static final long ABSENT = -1;
  public static final RecordHeaders NONE = new RecordHeaders(ABSENT, ABSENT);

  /** A header's value from its bytes; absent where they are none or not eight. */
  public static long read(byte[] bytes) {
    return bytes == null || bytes.length != Long.BYTES
        ? ABSENT
        : Math.max(ABSENT, ByteBuffer.wrap(bytes).getLong());
  }

  /** A header's bytes. */
  public static byte[] write(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
