package io.weir.engine.guard;

import io.weir.engine.bytes.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What one pattern did to one tenant's customers. Bounds: {@value #HOURS} hours that had matches,
 * one {@link Sample}. Not thread-safe.
 */
final class PatternHours {
  /** Seven days. */
  static final int HOURS = 168;

  /** Hours a pattern must be known before its mean says anything. */
  private static final int KNOWN_FOR = 24;

  /** Matches by hour since the epoch, hours without any left out. */
  private final NavigableMap<Long, Long> counts = new TreeMap<>();

  /** Accounts it touched in the hour. */
  private Sample touched = new Sample();

  private long hour = Long.MIN_VALUE;
  private long since = Long.MAX_VALUE;
  private long told = Long.MIN_VALUE;

  /** Goes on to an hour; an earlier one is not gone back to. */
  void reach(long now) {
    if (now > hour) {
      hour = now;
      touched.clear();
      counts.headMap(now - HOURS, true).clear();
    }
    since = Math.min(since, now);
  }

  /** It matched in the hour. */
  void match() {
    counts.merge(hour, 1L, Long::sum);
  }

  /** It has to do with an account in the hour. */
  void touch(long account) {
    touched.add(account);
  }

  long hour() {
    return hour;
  }

  /** Matches in the hour. */
  long count() {
    return counts.getOrDefault(hour, 0L);
  }

  /** Accounts it touched in the hour of those with hashes up to a bound. */
  int touchedUpTo(long hash) {
    return touched.upTo(hash);
  }

  /** Its mean hour of the last seven days before this one; 0 where too little is known. */
  double mean() {
    long hours = Math.min(HOURS, hour - since);
    if (hours < KNOWN_FOR) {
      return 0;
    }
    long sum = 0;
    for (long count : counts.headMap(hour, false).values()) {
      sum += count;
    }
    return (double) sum / hours;
  }

  /** Whether it was told of in the hour; remembers that it is now. */
  boolean tell() {
    boolean news = told != hour;
    told = hour;
    return news;
  }

  PatternHours copy() {
    PatternHours copy = new PatternHours();
    copy.counts.putAll(counts);
    copy.touched = touched.copy();
    copy.hour = hour;
    copy.since = since;
    copy.told = told;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(hour);
    out.writeLong(since);
    out.writeLong(told);
    Varints.writeUnsigned(out, counts.size());
    for (Map.Entry<Long, Long> one : counts.entrySet()) {
      Varints.writeSigned(out, one.getKey());
      Varints.writeUnsigned(out, one.getValue());
    }
    touched.write(out);
  }

  static PatternHours read(DataInput in) throws IOException {
    PatternHours hours = new PatternHours();
    hours.hour = in.readLong();
    hours.since = in.readLong();
    hours.told = in.readLong();
    for (long i = Varints.readUnsigned(in); i > 0; i--) {
      hours.counts.put(Varints.readSigned(in), Varints.readUnsigned(in));
    }
    hours.touched = Sample.read(in);
    return hours;
  }
}
