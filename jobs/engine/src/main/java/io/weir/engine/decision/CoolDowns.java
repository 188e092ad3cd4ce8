package io.weir.engine.decision;

import java.util.Comparator;
import java.util.Map;

/**
 * Remembers cool-downs of one subject, by pattern and key. Of a pattern of sessions or cards an
 * account has one for each of them, so whoever opens enough of them could make it keep any number:
 * beyond {@value #MOST} the one that ends first goes, and what held there before opens an alert of
 * its own where it holds again.
 */
public final class CoolDowns {
  /** Most that are kept of one subject. */
  public static final int MOST = 1_024;

  private static final Comparator<Map.Entry<String, CoolDown>> BY_END =
      Comparator.<Map.Entry<String, CoolDown>>comparingLong(one -> one.getValue().until())
          .thenComparing(Map.Entry::getKey);

  private CoolDowns() {}

  /**
   * Keeps a cool-down instead of what was known of its slot. The newest always stays: what goes on
   * holding would open alert after alert otherwise.
   *
   * @return whether another had to go
   */
  static boolean keep(Map<String, CoolDown> coolDowns, String slot, CoolDown newest) {
    boolean fits = coolDowns.put(slot, newest) != null || coolDowns.size() <= MOST;
    if (fits) {
      return false;
    }
    coolDowns.entrySet().stream()
        .filter(one -> !one.getKey().equals(slot))
        .min(BY_END)
        .map(Map.Entry::getKey)
        .ifPresent(coolDowns::remove);
    return true;
  }
}
