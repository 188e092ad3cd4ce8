package io.weir.engine.aggregate;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.schemas.FieldType;

/**
 * Which of an entry's columns a function needs, and how two entries of one pane become one.
 *
 * @param sub the hash of a field's value, a quantile's bucket, or a quarter of an hour
 * @param number a number to sum, compare or remember; of a span, how long before the entry's time
 *     the first of the entries merged into it was; of a run, how many of the latest satisfy it; of
 *     a statement its end and value, see {@link Stated}
 * @param text a text to remember
 * @param squares the sum of the numbers' squares, for deviations
 */
record Columns(boolean sub, boolean number, boolean text, boolean squares) {
  private static final int SUB = 1;
  private static final int NUMBER = 2;
  private static final int TEXT = 4;
  private static final int SQUARES = 16;

  static Columns of(Aggregate aggregate) {
    boolean texts = aggregate.field() != null && aggregate.field().type() == FieldType.STRING;
    Function function = aggregate.function();
    return switch (function) {
      case COUNT -> new Columns(false, false, false, false);
      case STDEV, LOG_STDEV -> new Columns(false, true, false, true);
      case SUM, MIN, MAX, MEAN, LOG_MEAN, RATIO, RUN, SPAN ->
          new Columns(false, true, false, false);
      case LAST, FIRST -> new Columns(false, !texts, texts, false);
      case DISTINCT, FIRST_SEEN, QUANTILE, HOUR_SHARE, SHARE, MAX_PER, QUANTILE_PER ->
          new Columns(true, false, false, false);
      case STRONGEST -> new Columns(true, true, false, false);
    };
  }

  /** The columns as bits of a byte; {@link #ofFlags} is the inverse. */
  int flags() {
    return (sub ? SUB : 0) | (number ? NUMBER : 0) | (text ? TEXT : 0) | (squares ? SQUARES : 0);
  }

  static Columns ofFlags(int flags) {
    return new Columns(
        (flags & SUB) != 0, (flags & NUMBER) != 0, (flags & TEXT) != 0, (flags & SQUARES) != 0);
  }
}
