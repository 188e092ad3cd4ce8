package io.weir.patterns.condition;

/** The three outcomes of a condition, as bytes so that nothing is allocated. */
public final class Truth {
  public static final byte FALSE = 0;
  public static final byte TRUE = 1;

  /**
   * A value was not observed, or the condition failed (overflow, division by zero). Never a match.
   */
  public static final byte UNKNOWN = 2;

  private Truth() {}
}
