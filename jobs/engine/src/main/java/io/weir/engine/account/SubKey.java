package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.program.PatternPlan;
import io.weir.schemas.Field;
import java.nio.charset.StandardCharsets;

/**
 * Which of an account's events a pattern sees: all of them, or those of the completing event's
 * session, card or login name. Not thread-safe.
 */
final class SubKey {
  private String dimension;
  private byte[] value;

  /** Looks at the events of this one's key; false where it has none. */
  boolean of(PatternPlan plan, Event completing) {
    dimension = plan.pattern().key();
    value = null;
    if (dimension.equals("account")) {
      return has(completing, "account") || has(completing, "user");
    }
    if (!has(completing, dimension)) {
      return false;
    }
    Field field = completing.stream().dimension(dimension);
    value = completing.row().getString(field.index()).getBytes(StandardCharsets.UTF_8);
    return true;
  }

  private static boolean has(Event event, String dimension) {
    Field field = event.stream().dimension(dimension);
    return field != null && !event.row().isNull(field.index());
  }

  /** Whether an event is of the key looked at. */
  boolean isOf(Event event) {
    if (value == null) {
      return true;
    }
    Field field = event.stream().dimension(dimension);
    return field != null && event.row().stringEquals(field.index(), value);
  }
}
