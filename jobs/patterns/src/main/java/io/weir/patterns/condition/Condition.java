package io.weir.patterns.condition;

/** One compiled boolean condition (a conjunct); immutable, safe to share, allocates nothing. */
public interface Condition {

  /** {@link Truth#TRUE}, {@link Truth#FALSE} or {@link Truth#UNKNOWN}; never throws. */
  byte test(Frame frame);

  /** Bit i is set if it reads step i of the alternative (an earlier step); 0 if none. */
  long steps();

  /** Bit i is set if it reads aggregate i of the pattern; 0 if none. */
  long aggregates();

  /** Canonical text with parameters substituted: equal text, equal outcome. */
  String text();

  /** Whether it says what holds where something is missing that its event ought to have. */
  boolean mayDefault();

  /**
   * The same as {@link #test}, but nothing takes the place of what its event ought to have and
   * lacks: {@link Truth#TRUE} only if it holds by what was observed.
   */
  byte testObserved(Frame frame);
}
