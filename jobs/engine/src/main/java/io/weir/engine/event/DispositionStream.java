package io.weir.engine.event;

import io.weir.schemas.Field;

/** The stream of what things turned out to be; what must be known of it to hear of an operation. */
public final class DispositionStream {
  public static final String NAME = "disposition";

  private static final String OPERATION = "original_event_id";
  private static final String DECISION = "decision_id";

  private DispositionStream() {}

  /** Whether an event says what something turned out to be. */
  public static boolean isDisposition(Event event) {
    return event.stream().input() && event.stream().name().equals(NAME);
  }

  /** Id of the operation it is about; null where it names none. */
  public static String operation(Event disposition) {
    return text(disposition, OPERATION);
  }

  /** Id of the decision it is about; null where it names none. */
  public static String decision(Event disposition) {
    return text(disposition, DECISION);
  }

  private static String text(Event event, String name) {
    Field field = event.stream().layout().field(name);
    return field == null || event.row().isNull(field.index())
        ? null
        : event.row().getString(field.index());
  }
}
