package io.weir.streaming.record;

/**
 * Something the guard counts. Immutable.
 *
 * @param tenant whose customers
 * @param kind what happened
 * @param pattern the pattern that did it; "" where an account was only active
 * @param version of the pattern where that matters; else 0
 * @param number the account's hash, {@link #NOBODY} where none is known; of a cost, nanoseconds an
 *     event takes
 * @param at append time, epoch millis
 */
public record Tally(String tenant, Kind kind, String pattern, int version, long number, long at) {
  /** No account's hash. */
  public static final long NOBODY = -1;

  /** What happened. */
  public enum Kind {
    /** An account did something that is decided. */
    ACTIVE,
    /** A signal was raised. */
    MATCH,
    /** A pattern has taken more than it may for some minutes. */
    COST
  }

  /** Who counts it: one guard for each tenant, and one for what patterns take. */
  public String key() {
    return kind == Kind.COST ? "" : tenant;
  }

  /** An account was active. */
  public static Tally active(String tenant, long account, long at) {
    return new Tally(tenant, Kind.ACTIVE, "", 0, account, at);
  }

  /** A signal was raised. */
  public static Tally match(String tenant, String pattern, long account, long at) {
    return new Tally(tenant, Kind.MATCH, pattern, 0, account, at);
  }

  /**
   * A pattern takes too much.
   *
   * @param tenant for whose key it was evaluated last: it hears of it
   */
  public static Tally cost(String tenant, String pattern, int version, long nanos, long at) {
    return new Tally(tenant, Kind.COST, pattern, version, nanos, at);
  }
}
