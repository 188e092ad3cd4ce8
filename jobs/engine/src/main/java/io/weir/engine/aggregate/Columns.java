package io.weir.engine.aggregate;

import io.weir.patterns.model.Aggregate;
import io.weir.schemas.FieldType;

/**
 * Which of an entry's columns a function needs, and how two entries of one pane become one.
 *
 * @param sub the hash of a field's value, or a quantile's bucket
 * @param number a number to sum, compare or remember; of a span, how long before the entry's time
 *     the first of the entries merged into it was
 * @param text a text to remember
 */
record Columns(boolean sub, boolean number, boolean text) {

  static Columns of(Aggregate aggregate) {
    boolean texts = aggregate.field() != null && aggregate.field().type() == FieldType.STRING;
    return switch (aggregate.function()) {
      case COUNT -> new Columns(false, false, false);
      case SUM, MIN, MAX, MEAN, RATIO, SPAN -> new Columns(false, true, false);
      case LAST, FIRST -> new Columns(false, !texts, texts);
      case DISTINCT, FIRST_SEEN, QUANTILE, SHARE, MAX_PER, QUANTILE_PER ->
          new Columns(true, false, false);
    };
  }
}
