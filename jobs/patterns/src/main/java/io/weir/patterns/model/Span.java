package io.weir.patterns.model;

/**
 * A length of time that may come from a parameter.
 *
 * @param millis its value now, in milliseconds, positive
 * @param maxMillis the most the parameter may become; equal to {@code millis} for a literal. State
 *     is kept for this long, so that tuning never lacks history
 */
public record Span(long millis, long maxMillis) {

  /** A literal span. */
  public static Span of(long millis) {
    return new Span(millis, millis);
  }

  /** The longer of the two, now and at most. */
  public Span or(Span other) {
    return new Span(Math.max(millis, other.millis), Math.max(maxMillis, other.maxMillis));
  }
}
