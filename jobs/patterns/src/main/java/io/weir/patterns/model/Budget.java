package io.weir.patterns.model;

/**
 * How much a pattern's author says it will do in an hour. Immutable.
 *
 * @param perHour most matches of a tenant's keys; null: as the policy says
 * @param share most of a tenant's active accounts, above 0 and at most 1; null: as the policy says
 */
public record Budget(Long perHour, Double share) {
  /** Nothing is said. */
  public static final Budget NONE = new Budget(null, null);
}
