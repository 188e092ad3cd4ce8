package io.weir.patterns.policy;

import java.util.Set;

/**
 * How far people may silence a pattern on one subject. Immutable.
 *
 * @param longestMillis the longest a snooze or suppression lasts
 * @param exempt correlation groups whose patterns nobody silences
 */
public record Silencing(long longestMillis, Set<String> exempt) {
  /** What counts where the policy does not say: 30 days, and lists, insiders and kill chains. */
  public static final Silencing USUAL =
      new Silencing(30L * 24 * 60 * 60 * 1000, Set.of("LST", "INS", "CHAIN"));

  public Silencing {
    exempt = Set.copyOf(exempt);
  }
}
