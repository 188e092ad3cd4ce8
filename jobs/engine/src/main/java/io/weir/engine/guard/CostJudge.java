package io.weir.engine.guard;

import io.weir.engine.signal.Ids;
import io.weir.patterns.guard.CostBudget;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Says which patterns take more of a processor than they may, by what asking them took for some
 * events. Never reads a clock. Not thread-safe.
 *
 * <p>A round is at least a third of the time that patterns are given, and until {@value #KEYS}
 * different keys were asked about. Of these the {@value #KEYS} with the smallest hashes have a vote
 * each, the least that was taken for it: however often somebody has one key asked about, it is one
 * vote, and a pause of the machine is none. A round was too much if all but {@value #SPARED} votes
 * are; what was too much for {@value #ROUNDS} rounds in a row is told, and begun anew. So it takes
 * a pattern that is costly for nearly everybody, or somebody who has nine in ten of all keys that
 * are asked about, each with so long a history that looking back at it costs as much.
 *
 * <p>Bound: {@value #MOST} patterns; of what comes after them nothing is told.
 */
public final class CostJudge {
  static final int KEYS = 64;
  static final int SPARED = 6;
  static final int ROUNDS = 3;
  static final int MOST = 1_024;

  private static final long MILLI = 1_000_000;

  private final Map<String, Costs> byPattern = new HashMap<>();

  /** What one version of a pattern took in this round, and how many before it were too much. */
  private static final class Costs {
    private final int version;

    /** Hashes of keys, ascending, and what was least taken for each. */
    private final long[] keys = new long[KEYS];

    private final long[] least = new long[KEYS];
    private int size;
    private long began;
    private int exceeded;

    private Costs(int version, long now) {
      this.version = version;
      this.began = now;
    }

    private void add(long key, long nanos) {
      int at = Arrays.binarySearch(keys, 0, size, key);
      if (at >= 0) {
        least[at] = Math.min(least[at], nanos);
        return;
      }
      int place = -at - 1;
      if (place == KEYS) {
        return;
      }
      int moved = Math.min(size, KEYS - 1) - place;
      System.arraycopy(keys, place, keys, place + 1, moved);
      System.arraycopy(least, place, least, place + 1, moved);
      keys[place] = key;
      least[place] = nanos;
      size = Math.min(size + 1, KEYS);
    }

    /** What it took for all keys but those spared; there must be as many as vote. */
    private long taken() {
      long[] sorted = least.clone();
      Arrays.sort(sorted);
      return sorted[SPARED];
    }

    private void begin(long now) {
      began = now;
      size = 0;
    }
  }

  /**
   * A pattern was asked about an event.
   *
   * @param version of the pattern: what another version took does not count
   * @param key of the event at its stage
   * @param nanos what it took
   * @param now when, by a clock of nanoseconds that only tells how long something takes
   * @return nanoseconds it takes for nearly every key where those were too many for too long; else
   *     -1
   */
  public long took(
      String pattern, int version, String key, long nanos, long now, CostBudget allowed) {
    Costs costs = byPattern.get(pattern);
    if (costs == null || costs.version != version) {
      if (costs == null && byPattern.size() >= MOST) {
        return -1;
      }
      costs = new Costs(version, now);
      byPattern.put(pattern, costs);
    }
    costs.add(Ids.hash64(key), nanos);
    if (costs.size < KEYS || (now - costs.began) / MILLI < allowed.millis() / ROUNDS) {
      return -1;
    }
    long taken = costs.taken();
    costs.begin(now);
    costs.exceeded = taken > allowed.nanos() ? costs.exceeded + 1 : 0;
    if (costs.exceeded < ROUNDS) {
      return -1;
    }
    byPattern.remove(pattern);
    return taken;
  }
}
