package io.weir.engine.program;

/**
 * Since when whoever judges has looked on.
 *
 * @param began append time before which he knows nothing of what happened; Long.MIN_VALUE: he knows
 *     all
 * @param ahead milliseconds an event may claim to happen after its append: what happens so long
 *     after a beginning may have been appended before it, when nobody looked
 */
public record Onlooker(long began, long ahead) {
  /** Who knows all that ever happened. */
  public static final Onlooker OF_ALL = new Onlooker(Long.MIN_VALUE, 0);

  /**
   * Event time from which a pattern misses nothing; Long.MIN_VALUE: it never did.
   *
   * @param since append time since which it was asked
   */
  long knows(long since) {
    long first = Math.max(since, began);
    return first == Long.MIN_VALUE ? first : first + ahead;
  }
}
