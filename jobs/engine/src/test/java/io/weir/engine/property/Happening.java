package io.weir.engine.property;

import io.weir.engine.event.Event;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An event of a case, as data: each run makes a fresh one, as events collect facts.
 *
 * @param stream its stream
 * @param id its id
 * @param time event time, millis since {@link #START}
 * @param append append time, millis since {@link #START}
 * @param late whether it came after the lateness allowed
 * @param fields its other fields by path
 */
public record Happening(
    String stream, String id, long time, long append, boolean late, Map<String, Object> fields)
    implements Comparable<Happening>, Serializable {

  /** A multiple of a day: where cases begin. */
  public static final long START = 1_767_571_200_000L;

  /** One that came in time. */
  public Happening(String stream, String id, long time, long append, Map<String, Object> fields) {
    this(stream, id, time, append, false, fields);
  }

  /** The event, as nobody has seen it yet. */
  public Event event() {
    StreamSchema schema = StreamCatalog.shipped().stream(stream);
    RowBuilder row =
        new RowBuilder(schema.layout())
            .set("event_id", id)
            .set("tenant_id", "t1")
            .set("event_time", START + time);
    fields.forEach(row::set);
    return new Event(schema, row.build(), START + append, START + append, late);
  }

  /** In the order events are judged. */
  @Override
  public int compareTo(Happening other) {
    int byTime = Long.compare(time, other.time);
    return byTime != 0 ? byTime : id.compareTo(other.id);
  }

  /** The same event appended at another time. */
  public Happening appendedAt(long other) {
    return new Happening(stream, id, time, other, late, fields);
  }

  /** The same event, come after the lateness allowed. */
  public Happening tooLate() {
    return new Happening(stream, id, time, append, true, fields);
  }

  /** How many share their millisecond with another. */
  public static long ties(List<Happening> events) {
    Map<Long, Long> atOnce =
        events.stream()
            .distinct()
            .collect(Collectors.groupingBy(Happening::time, Collectors.counting()));
    return atOnce.values().stream().filter(number -> number > 1).mapToLong(Long::longValue).sum();
  }

  @Override
  public String toString() {
    return "\n  %s@%d %s %s%s"
            .formatted(id, time, stream, fields, append == time ? "" : " appended@" + append)
        + (late ? " late" : "");
  }
}
