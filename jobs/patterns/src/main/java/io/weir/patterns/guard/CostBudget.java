package io.weir.patterns.guard;

/**
 * What a pattern may take of a processor. Immutable.
 *
 * @param nanos for an event, at least 1
 * @param millis how long it may take more for nearly every key, 3 to 86,400,000
 */
public record CostBudget(long nanos, long millis) {
  /** Where the policy says nothing: hundreds of times what patterns take, for three minutes. */
  public static final CostBudget DEFAULT = new CostBudget(200_000, 180_000);
}
