package io.weir.engine.scorecard;

import io.weir.engine.bytes.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long things took, as counts in buckets of 5 % relative error. Adding, taking back and putting
 * together give the same in any order. At most {@value #MOST_BUCKETS} buckets. Not thread-safe.
 */
public final class Delays {
  static final int MOST_BUCKETS = 200;
  private static final double GROWTH = 1.1;
  private static final double LOG_GROWTH = StrictMath.log(GROWTH);
  private static final double SECOND = 1_000;

  private final TreeMap<Integer, Long> counts = new TreeMap<>();

  /**
   * Counts a delay, or takes one back.
   *
   * @param millis 0 or more; beyond six years all is the same
   * @param times how often; negative to take back what was counted
   */
  public void add(long millis, long times) {
    counts.merge(bucket(millis), times, Delays::sum);
  }

  /** Counts all of another's. */
  public void addAll(Delays other) {
    other.counts.forEach((bucket, count) -> counts.merge(bucket, count, Delays::sum));
  }

  /** How many there are. */
  public long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The delay that this share of all stay below or at, within 5 %.
   *
   * @param share more than 0, at most 1
   * @return millis; -1 where there are none
   */
  public long quantile(double share) {
    long left = Math.max(1, (long) Math.ceil(share * count()));
    for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
      left -= bucket.getValue();
      if (left <= 0) {
        return middle(bucket.getKey());
      }
    }
    return -1;
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  private static int bucket(long millis) {
    double seconds = millis / SECOND;
    return seconds < 1
        ? 0
        : (int) Math.min(MOST_BUCKETS - 1, 1 + StrictMath.log(seconds) / LOG_GROWTH);
  }

  private static long middle(int bucket) {
    return bucket == 0 ? (long) SECOND / 2 : (long) (SECOND * StrictMath.pow(GROWTH, bucket - 0.5));
  }

  private static Long sum(Long a, Long b) {
    return a + b == 0 ? null : a + b;
  }

  void write(DataOutput out) throws IOException {
    Varints.writeUnsigned(out, counts.size());
    for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
      Varints.writeUnsigned(out, bucket.getKey());
      Varints.writeSigned(out, bucket.getValue());
    }
  }

  static Delays read(DataInput in) throws IOException {
    Delays delays = new Delays();
    long size = Varints.readUnsigned(in);
    for (long i = 0; i < size; i++) {
      int bucket = (int) Varints.readUnsigned(in);
      delays.counts.put(bucket, Varints.readSigned(in));
    }
    return delays;
  }
}
