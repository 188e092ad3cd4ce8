package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.program.PatternPlan;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;

/**
 * Which of an account's events a pattern sees: all of them, or those of the completing event's
 * session, card or login name. Not thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // a declared stream has one instance
final class SubKey {
  private String dimension;

  /** The completing event's row, and where its key stands; null where all events are seen. */
  private Row keyed;

  private int at;

  /** The stream asked about last, and where its events carry their key. */
  private StreamSchema stream;

  private Field field;

  /** Looks at the events of this one's key; false where it has none. */
  boolean of(PatternPlan plan, Event completing) {
    dimension = plan.pattern().key();
    keyed = null;
    if (dimension.equals("account")) {
      return has(completing, "account") || has(completing, "user");
    }
    if (!has(completing, dimension)) {
      return false;
    }
    stream = completing.stream();
    field = stream.dimension(dimension);
    keyed = completing.row();
    at = field.index();
    return true;
  }

  private static boolean has(Event event, String dimension) {
    Field field = event.stream().dimension(dimension);
    return field != null && !event.row().isNull(field.index());
  }

  /** Whether an event is of the key looked at. */
  boolean isOf(Event event) {
    if (keyed == null) {
      return true;
    }
    if (event.stream() != stream) {
      stream = event.stream();
      field = stream.dimension(dimension);
    }
    return field != null && event.row().stringEquals(field.index(), keyed, at);
  }
}
