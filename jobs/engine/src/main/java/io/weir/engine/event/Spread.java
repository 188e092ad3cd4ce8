package io.weir.engine.event;

import io.weir.schemas.Field;
import io.weir.schemas.IpRange;
import io.weir.schemas.RowBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * An event that names a range of addresses becomes one event for each key the range has, so that it
 * reaches everybody who keeps something of one of them.
 */
public final class Spread {

  private Spread() {}

  /**
   * The events an event amounts to: itself, or one per key, in a fixed order, each with an id of
   * its own.
   *
   * @param event its range has at most {@link IpRange#MOST} keys
   */
  public static List<Event> of(Event event) {
    Field field = event.stream().range();
    if (field == null || event.row().isNull(field.index())) {
      return List.of(event);
    }
    IpRange range = IpRange.parse(event.row().getString(field.index()));
    if (range == null || range.size() == 1) {
      return List.of(event);
    }
    RowBuilder row = RowBuilder.of(event.row());
    List<Event> events = new ArrayList<>();
    for (String key : range.keys()) {
      row.set(event.stream().eventId().path(), event.id() + "#" + key).set(field.path(), key);
      events.add(
          new Event(event.stream(), row.build(), event.appendTime(), event.sentAt(), event.late()));
    }
    return events;
  }
}
