package io.weir.streaming.intake;

import java.util.List;

/**
 * A record as a log holds it.
 *
 * @param topic where it stands
 * @param partition where it stands; -1 for a file
 * @param offset where it stands; a file's line
 * @param appendTime when it was appended, epoch millis; {@link #UNSTAMPED} where nobody trustworthy
 *     says so
 * @param key null for none
 * @param value null for none
 * @param headers what its producer wrote beside it
 * @param signatures what its headers carry of signatures; not asked for on streams of events
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long appendTime,
    byte[] key,
    byte[] value,
    RecordHeaders headers,
    List<String> signatures) {

  /** A record nobody signed. */
  public RawRecord(
      String topic,
      int partition,
      long offset,
      long appendTime,
      byte[] key,
      byte[] value,
      RecordHeaders headers) {
    this(topic, partition, offset, appendTime, key, value, headers, List.of());
  }

  /** Append time of a record without one. */
  public static final long UNSTAMPED = -1;
}
