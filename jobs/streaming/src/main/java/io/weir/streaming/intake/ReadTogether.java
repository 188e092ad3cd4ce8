package io.weir.streaming.intake;

import io.weir.streaming.record.Arrival;
import java.util.ArrayList;
import java.util.List;

/** What the partitions of one reader have brought together. Not thread-safe. */
final class ReadTogether {
  private final List<AppendTimeWatermarks> partitions = new ArrayList<>();
  private long newest = Long.MIN_VALUE;
  private long furthest = Long.MIN_VALUE;

  void join(AppendTimeWatermarks partition) {
    partitions.add(partition);
  }

  /** A partition brought a record. */
  void read(Arrival arrival, long appendTime) {
    newest = Math.max(newest, appendTime);
    furthest = Math.max(furthest, appendTime);
    if (arrival.event() != null) {
      furthest = Math.max(furthest, arrival.event().time());
    }
  }

  /** Whether the reader was given no partition yet. */
  boolean isEmpty() {
    return partitions.isEmpty();
  }

  /** Whether nobody needs to wait for any partition. */
  boolean areIdle() {
    return partitions.stream().allMatch(AppendTimeWatermarks::isIdle);
  }

  /** The highest append time, or event time, read so far; Long.MIN_VALUE: nothing was read. */
  long furthest() {
    return furthest;
  }

  /**
   * Whether every partition has been silent for so long that whatever is appended now and is not
   * late happened after all that was read.
   *
   * @param silenceMillis of silence after which a partition is taken to be read to its end
   * @param latenessMillis how long after it happened an event may be appended
   */
  boolean isOver(long silenceMillis, long latenessMillis) {
    if (furthest == Long.MIN_VALUE) {
      return false;
    }
    long needed = silenceMillis + latenessMillis + (furthest - newest);
    return partitions.stream().allMatch(partition -> partition.silenceMillis() >= needed);
  }
}
