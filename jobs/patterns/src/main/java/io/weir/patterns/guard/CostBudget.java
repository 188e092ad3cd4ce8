package io.weir.patterns.guard;

/**
 * What a pattern may take of a processor. Immutable.
 *
 * @param nanos for an event of a typical key, at least 1
 * @param millis how long it may take more before it is taken out, at least 3
 */
public record CostBudget(long nanos, long millis) {
  /** Where the policy says nothing: hundreds of times what patterns take, for three minutes. */
  public static final CostBudget DEFAULT = new CostBudget(200_000, 180_000);
}
