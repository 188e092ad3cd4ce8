package io.weir.streaming.record;

/**
 * Something the guard counts. Immutable.
 *
 * @param tenant whose customers
 * @param kind what happened
 * @param pattern the pattern that did it; "" where an account was only active
 * @param account the account's hash; {@link #NOBODY} where none is known
 * @param at append time, epoch millis
 */
public record Tally(String tenant, Kind kind, String pattern, long account, long at) {
  /** No account's hash. */
  public static final long NOBODY = -1;

  /** What happened. */
  public enum Kind {
    /** An account did something that is decided. */
    ACTIVE,
    /** A signal was raised. */
    MATCH
  }
}
