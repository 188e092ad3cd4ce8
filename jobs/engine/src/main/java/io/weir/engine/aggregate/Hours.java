package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.patterns.calendar.TimeZones;
import io.weir.patterns.model.ClockZone;
import io.weir.schemas.Field;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * How usual an hour of the week is. Entries are grouped by quarters of an hour, in which no clock
 * shows two hours; which hour, is asked anew by each event, with the offsets its zone had then.
 */
final class Hours {
  private static final long QUARTER = 15 * 60 * 1000L;

  private Hours() {}

  /** The group of an entry at an event time. */
  static long quarter(long time) {
    return Math.floorDiv(time, QUARTER);
  }

  /**
   * The zone the event asks in, or null where it is unknown.
   *
   * @param known what an aggregate says as of the event; null where none does
   */
  static ZoneRules zone(Event asking, ClockZone zone, String known) {
    Field field = zone.field() == null ? null : asking.stream().layout().field(zone.field());
    ZoneRules own =
        field == null || asking.row().isNull(field.index())
            ? null
            : TimeZones.of(asking.row().getString(field.index()));
    ZoneRules stated = own == null && known != null ? TimeZones.of(known) : own;
    return stated == null && zone.name() != null ? TimeZones.of(zone.name()) : stated;
  }

  /**
   * Share of the entries at the event's hour of the week, or at the one before or after it.
   *
   * @param counts entries by quarter, at least one
   * @param reach milliseconds before the event within which all of them lie
   */
  static double share(Event asking, ZoneRules zone, Counts counts, long reach) {
    Offsets offsets = new Offsets(zone, asking.time() - reach, asking.time());
    int now = offsets.hourOfWeek(asking.time());
    long near = counts.weightWhere(quarter -> isNear(now, offsets.hourOfWeek(quarter * QUARTER)));
    return (double) near / counts.weightWhere(quarter -> true);
  }

  private static boolean isNear(int hour, int other) {
    int later = Math.floorMod(other - hour, TimeZones.HOURS_OF_WEEK);
    return later <= 1 || later == TimeZones.HOURS_OF_WEEK - 1;
  }

  /** A zone's offsets over a stretch of time: a handful at most, so that no entry looks them up. */
  private static final class Offsets {
    private final List<Long> until = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();

    Offsets(ZoneRules zone, long from, long to) {
      Instant at = Instant.ofEpochMilli(from);
      ZoneOffsetTransition next = zone.nextTransition(at);
      offsets.add(TimeZones.offset(from, zone));
      while (next != null && next.getInstant().toEpochMilli() <= to) {
        until.add(next.getInstant().toEpochMilli());
        offsets.add(next.getOffsetAfter().getTotalSeconds() * 1000L);
        next = zone.nextTransition(next.getInstant());
      }
    }

    int hourOfWeek(long time) {
      int i = 0;
      while (i < until.size() && time >= until.get(i)) {
        i++;
      }
      return TimeZones.hourOfWeek(time, offsets.get(i));
    }
  }
}
