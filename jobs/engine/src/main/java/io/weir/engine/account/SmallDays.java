package io.weir.engine.account;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * On which days something small was found about operations of an account, and about how many. A day
 * is one of UTC. Not thread-safe.
 *
 * <p>Bound: {@value #MOST} days, more than any policy looks back; of more, the latest stay. End:
 * each day as long after it as the policy looks back.
 */
final class SmallDays {
  static final int MOST = 100;

  private static final long DAY = 24L * 60 * 60 * 1000;

  private final NavigableMap<Integer, Integer> operations = new TreeMap<>();

  /** How long the last operation counted asked to look back, millis. */
  private long within;

  /** The end of all time, to which a bounded run comes, is a day as well. */
  static int dayOf(long time) {
    long day = Math.floorDiv(time, DAY);
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, day));
  }

  boolean isEmpty() {
    return operations.isEmpty();
  }

  /**
   * Counts an operation, or takes that back.
   *
   * @return whether its day is one now and was none before, or the other way round
   */
  boolean count(long time, boolean small, long lookedBack) {
    within = Math.max(within, lookedBack);
    int day = dayOf(time);
    int before = operations.getOrDefault(day, 0);
    int now = Math.max(0, before + (small ? 1 : -1));
    if (now == 0) {
      operations.remove(day);
    } else {
      operations.put(day, now);
    }
    if (operations.size() > MOST) {
      operations.pollFirstEntry();
    }
    return (before == 0) != (now == 0);
  }

  /** How many days there were before that of an operation, of so many that end with it. */
  int before(long time, int days) {
    int day = dayOf(time);
    return operations.subMap(day - days, false, day, false).size();
  }

  /** Event time at which the last of them is of no use any more; Long.MIN_VALUE: there is none. */
  long end() {
    return isEmpty() ? Long.MIN_VALUE : (operations.lastKey() + 1) * DAY + within;
  }

  void expire(long watermark) {
    if (!isEmpty() && watermark > Long.MIN_VALUE + within + DAY) {
      operations.headMap(dayOf(watermark - within), false).clear();
    }
  }

  void addAll(SmallDays other) {
    operations.putAll(other.operations);
    within = Math.max(within, other.within);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(within);
    out.writeByte(operations.size());
    for (Map.Entry<Integer, Integer> one : operations.entrySet()) {
      out.writeInt(one.getKey());
      out.writeShort(Math.min(one.getValue(), Short.MAX_VALUE));
    }
  }

  void read(DataInput in) throws IOException {
    within = in.readLong();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      operations.put(in.readInt(), in.readUnsignedShort());
    }
  }
}
