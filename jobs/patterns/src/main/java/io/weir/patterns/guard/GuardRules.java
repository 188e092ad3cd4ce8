package io.weir.patterns.guard;

import io.weir.patterns.model.Budget;
import io.weir.patterns.model.Pattern;
import java.util.Set;

/**
 * How the policy guards customers against a pattern that misfires. Immutable.
 *
 * @param perHour matches an hour that need no look, of a pattern that states no budget
 * @param timesMean how many times its own mean hour of the last seven days a pattern that states no
 *     budget may match in one
 * @param share most of the active accounts a pattern may touch in an hour, above 0 and at most 1
 * @param exempt ids of patterns that are never lowered
 * @param cost what a pattern may take of a processor; none is exempt
 */
public record GuardRules(
    long perHour, double timesMean, double share, Set<String> exempt, CostBudget cost) {
  /** Nobody knows how to tell noise from an attack by its amount in these groups. */
  private static final Set<String> NEVER = Set.of("LST", "INS", "CHAIN");

  /** Where the policy says nothing. */
  public static final GuardRules DEFAULT =
      new GuardRules(1_000, 10, 0.05, Set.of(), CostBudget.DEFAULT);

  public GuardRules {
    exempt = Set.copyOf(exempt);
  }

  /** Whether a pattern may be lowered: lists, insiders, kill chains and those named may not. */
  public boolean mayLower(Pattern pattern) {
    return !NEVER.contains(pattern.group()) && !exempt.contains(pattern.id());
  }

  /**
   * Most matches of a pattern in an hour.
   *
   * @param mean its mean hour of the last seven days; 0 where too little is known
   */
  public long perHour(Budget stated, double mean) {
    return stated.perHour() != null
        ? stated.perHour()
        : Math.max(perHour, (long) Math.ceil(timesMean * mean));
  }

  /** Most of the active accounts a pattern may touch in an hour. */
  public double share(Budget stated) {
    return stated.share() == null ? share : stated.share();
  }
}
