package io.weir.streaming.encode;

import io.weir.engine.event.Event;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.StreamSchema;

/**
 * What a decision repeats of its trigger, where its stream has such fields: readers must act on the
 * payment or the session without having seen the event.
 */
final class TriggerFields {
  private final Field endToEnd;
  private final Field session;
  private final Field amount;

  TriggerFields(StreamSchema stream) {
    this.endToEnd = typed(stream.layout().field("end_to_end_id"), FieldType.STRING);
    this.session = stream.dimension("session");
    this.amount = typed(stream.layout().field("base_amount_minor"), FieldType.INTEGER);
  }

  private static Field typed(Field field, FieldType type) {
    return field != null && field.type() == type ? field : null;
  }

  String endToEnd(Event event) {
    return text(event, endToEnd);
  }

  String session(Event event) {
    return text(event, session);
  }

  /** Minor units of the base currency; null where the event has none. */
  Long amount(Event event) {
    return missing(event, amount) ? null : Long.valueOf(event.row().getLong(amount.index()));
  }

  private static String text(Event event, Field field) {
    return missing(event, field) ? null : event.row().getString(field.index());
  }

  private static boolean missing(Event event, Field field) {
    return field == null || event.row().isNull(field.index());
  }
}
