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
 * <p>What counts is what a pattern takes for a typical key: keys are dealt to {@value #GROUPS}
 * groups by their hashes, of each group the least counts that was taken in a round, and of these
 * the median. So a pause of the machine says nothing, code that is not compiled yet says little,
 * and whoever floods some keys of his own, so that a pattern looks back far there, cannot make it
 * seem expensive while other keys are asked about: nobody who can send events can have a pattern
 * taken out. A round is at least a third of the time that patterns are given, and until {@value
 * #FEWEST} groups were asked about; what was too much for {@value #ROUNDS} rounds in a row is told.
 *
 * <p>Bound: {@value #MOST} patterns; of what comes after them nothing is told.
 */
public final class CostJudge {
  static final int GROUPS = 16;
  static final int FEWEST = 12;
  static final int ROUNDS = 3;
  static final int MOST = 1_024;

  private static final long MILLI = 1_000_000;
  private static final long UNASKED = Long.MAX_VALUE;

  private final Map<String, Costs> byPattern = new HashMap<>();

  /** What one version of a pattern took in this round, and how many before it were too much. */
  private static final class Costs {
    private final int version;
    private final long[] least = new long[GROUPS];
    private long began;
    private int exceeded;

    private Costs(int version, long now) {
      this.version = version;
      begin(now);
    }

    private void begin(long now) {
      began = now;
      Arrays.fill(least, UNASKED);
    }

    /** What it took for a typical key; -1 where too few were asked about. */
    private long typical() {
      long[] sorted = least.clone();
      Arrays.sort(sorted);
      int asked = 0;
      while (asked < GROUPS && sorted[asked] != UNASKED) {
        asked++;
      }
      return asked < FEWEST ? -1 : sorted[asked / 2];
    }
  }

  /**
   * A pattern was asked about an event.
   *
   * @param version of the pattern: what another version took does not count
   * @param key of the event at its stage
   * @param nanos what it took
   * @param now when, by a clock of nanoseconds that only tells how long something takes
   * @return nanoseconds it takes for a typical key where those were too many for too long; else -1
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
    int group = (int) Math.floorMod(Ids.mix(key.hashCode()), (long) GROUPS);
    costs.least[group] = Math.min(costs.least[group], nanos);
    if (now - costs.began < allowed.millis() * MILLI / ROUNDS) {
      return -1;
    }
    long typical = costs.typical();
    if (typical < 0) {
      return -1;
    }
    costs.exceeded = typical > allowed.nanos() ? costs.exceeded + 1 : 0;
    costs.begin(now);
    return costs.exceeded >= ROUNDS ? typical : -1;
  }
}
