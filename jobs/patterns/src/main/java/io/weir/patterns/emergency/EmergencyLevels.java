package io.weir.patterns.emergency;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.Pattern;
import java.util.List;

/**
 * What the policy says an emergency does. Immutable and safe to share between threads.
 *
 * @param longestMillis how far ahead of its append time an emergency may end; 0 where there are no
 *     levels
 * @param levels mildest first: level 1 is the first. Each adds to those before it
 */
public record EmergencyLevels(long longestMillis, List<Level> levels) {
  /** A policy that knows no emergencies: none can be raised. */
  public static final EmergencyLevels NONE = new EmergencyLevels(0, List.of());

  public EmergencyLevels {
    levels = List.copyOf(levels);
  }

  /**
   * One level.
   *
   * @param title what it does, in words people read in decisions
   * @param action the least that is done about the operations it means
   * @param operations which operations it means: a pattern of one event on the account, never
   *     raised as a signal
   */
  public record Level(String title, Action action, Pattern operations) {}

  /** The highest level; 0 where there is none. */
  public int highest() {
    return levels.size();
  }

  /** What is done about an operation while a level is raised: this level and those below it. */
  public List<Level> upTo(int level) {
    return levels.subList(0, Math.max(0, Math.min(level, levels.size())));
  }
}
