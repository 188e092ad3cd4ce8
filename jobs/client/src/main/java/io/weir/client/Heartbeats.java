package io.weir.client;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What heartbeats add up to. Each subtask of the job tells each partition up to when it has decided
 * everything of its own, behind the decisions themselves; so everything is decided up to the least
 * of what all subtasks have told all partitions. What was true stays true: after a recovery they
 * may tell less, and for another number of subtasks it begins anew. For one thread; {@link
 * #decidedUntil()} for any.
 */
final class Heartbeats {
  /** Header of a heartbeat: millis (eight bytes), subtask and subtasks (four each), big-endian. */
  static final String HEADER = "weir-heartbeat";

  /** Nothing is known. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final int LENGTH = Long.BYTES + 2 * Integer.BYTES;

  /** Subtasks a job may have. */
  private static final int MOST = 1 << 15;

  /** By partition, by subtask. */
  private final List<long[]> told = new ArrayList<>();

  private volatile long decidedUntil = UNKNOWN;

  /** Append time, epoch millis, up to which everything is decided and was read. */
  long decidedUntil() {
    return decidedUntil;
  }

  /**
   * Takes in a heartbeat.
   *
   * @param partition where it was read
   * @param partitions how many there are
   * @param header its header's bytes
   * @return false if they are no heartbeat's
   */
  boolean take(int partition, int partitions, byte[] header) {
    if (header == null || header.length != LENGTH) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.wrap(header);
    long until = bytes.getLong();
    int subtask = bytes.getInt();
    int subtasks = bytes.getInt();
    if (subtask < 0 || subtask >= subtasks || subtasks > MOST) {
      return false;
    }
    while (told.size() < partitions) {
      told.add(new long[0]);
    }
    long[] here = told.get(partition);
    if (here.length != subtasks) {
      here = new long[subtasks];
      Arrays.fill(here, UNKNOWN);
      told.set(partition, here);
    }
    here[subtask] = Math.max(here[subtask], until);
    decidedUntil = Math.max(decidedUntil, least());
    return true;
  }

  private long least() {
    long least = Long.MAX_VALUE;
    for (long[] here : told) {
      if (here.length != told.get(0).length || here.length == 0) {
        return UNKNOWN;
      }
      for (long until : here) {
        least = Math.min(least, until);
      }
    }
    return least;
  }
}
