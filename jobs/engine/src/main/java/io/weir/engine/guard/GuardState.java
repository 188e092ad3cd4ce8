package io.weir.engine.guard;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is kept of one tenant: which accounts were active in the hour, and what each pattern did.
 * Not thread-safe.
 *
 * <p>Bounds: one {@link Sample} of accounts; per published pattern seven days of hours and another
 * sample. End: eight days after the last event, when nothing of it counts any more.
 */
public final class GuardState {
  private static final byte VERSION = 1;
  private static final long HOUR = 3_600_000;

  /** Milliseconds after the last event at which nothing that is kept counts any more. */
  public static final long KEPT_FOR = (PatternHours.HOURS + 24) * HOUR;

  private final Map<String, PatternHours> patterns = new TreeMap<>();
  private Sample active = new Sample();
  private long activeHour = Long.MIN_VALUE;
  private long newest = Long.MIN_VALUE;
  private long timer = Long.MAX_VALUE;

  /** The hour of an instant, counted from the epoch. */
  public static long hour(long instant) {
    return Math.floorDiv(instant, HOUR);
  }

  /** An account was active. */
  public void active(long account, long at) {
    newest = Math.max(newest, at);
    if (hour(at) > activeHour) {
      activeHour = hour(at);
      active.clear();
    }
    if (hour(at) == activeHour) {
      active.add(account);
    }
  }

  PatternHours pattern(String id, long at) {
    newest = Math.max(newest, at);
    PatternHours hours = patterns.computeIfAbsent(id, any -> new PatternHours());
    hours.reach(hour(at));
    return hours;
  }

  /** Accounts active in the hour, as far as they stand for all. */
  Sample active() {
    return active;
  }

  /** Whether the sample of active accounts is of this hour. */
  boolean isActiveIn(long hour) {
    return activeHour == hour;
  }

  /** Instant after which nothing counts that is kept. */
  public long end() {
    return newest + KEPT_FOR;
  }

  /** The timer registered, event time; Long.MAX_VALUE where there is none. */
  public long timer() {
    return timer;
  }

  /** Remembers the timer registered. */
  public void timer(long time) {
    timer = time;
  }

  /** An independent copy. */
  public GuardState copy() {
    GuardState copy = new GuardState();
    patterns.forEach((id, hours) -> copy.patterns.put(id, hours.copy()));
    copy.active = active.copy();
    copy.activeHour = activeHour;
    copy.newest = newest;
    copy.timer = timer;
    return copy;
  }

  /** Writes it, its version first. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(activeHour);
    out.writeLong(newest);
    out.writeLong(timer);
    active.write(out);
    out.writeInt(patterns.size());
    for (Map.Entry<String, PatternHours> one : patterns.entrySet()) {
      out.writeUTF(one.getKey());
      one.getValue().write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is of a later version
   */
  public static GuardState read(DataInput in) throws IOException {
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IOException("guard state of version " + version + ", known is " + VERSION);
    }
    GuardState state = new GuardState();
    state.activeHour = in.readLong();
    state.newest = in.readLong();
    state.timer = in.readLong();
    state.active = Sample.read(in);
    for (int i = in.readInt(); i > 0; i--) {
      state.patterns.put(in.readUTF(), PatternHours.read(in));
    }
    return state;
  }
}
