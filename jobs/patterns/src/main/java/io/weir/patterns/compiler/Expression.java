package io.weir.patterns.compiler;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.ValueType;
import java.util.Set;

/** A compiled expression of any type; immutable and safe to share between threads. */
public interface Expression {

  /** The type of its value. */
  ValueType type();

  /**
   * Whether its value may be unknown because something was not observed. Columns count as observed,
   * and a computation that fails (an overflow, a number that cannot be read) does not count.
   */
  boolean nullable();

  /** The columns it reads, by name; empty outside mappings. */
  Set<String> columns();

  /**
   * Its value: Boolean, Long (also timestamps and durations, in milliseconds), Double, String or a
   * list of String; null where unknown. Never throws.
   */
  Object value(Frame frame);
}
