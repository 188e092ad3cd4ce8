package io.weir.patterns.condition;

/** Aggregate values frozen on an event, by the pattern's own aggregate positions. */
public interface Values {

  /** Whether the aggregate has a value; the other methods may be called only if so. */
  boolean known(int slot);

  /** An INTEGER, TIMESTAMP (epoch millis), DURATION (millis) or BOOLEAN (0 or 1) value. */
  long integer(int slot);

  /** A DOUBLE value. */
  double decimal(int slot);

  /** A STRING value. */
  String text(int slot);
}
