package io.weir.patterns.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Time zones by their names in the tz database, {@code Europe/Berlin} or {@code UTC}, and what a
 * clock shows there. Thread-safe.
 */
public final class TimeZones {
  public static final int HOURS_OF_WEEK = 168;

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final int DAYS_OF_WEEK = 7;

  /** The epoch began on a Thursday, three days after a Monday. */
  private static final int EPOCH_DAY = 3;

  private static final int EPOCH_HOUR = EPOCH_DAY * 24;

  private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static final Map<String, ZoneRules> RULES = new ConcurrentHashMap<>();

  private TimeZones() {}

  /** The names there are. */
  public static Set<String> names() {
    return NAMES;
  }

  /** The rules of a zone, or null where no zone is called so. */
  public static ZoneRules of(String name) {
    ZoneRules known = RULES.get(name);
    if (known != null || !NAMES.contains(name)) {
      return known;
    }
    return RULES.computeIfAbsent(name, zone -> ZoneRulesProvider.getRules(zone, false));
  }

  /** Milliseconds a zone is ahead of UTC at an instant. */
  public static long offset(long millis, ZoneRules zone) {
    return zone.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1000L;
  }

  /** Hour of the day, 0 to 23. */
  public static int hourOfDay(long millis, ZoneRules zone) {
    return (int) (Math.floorMod(local(millis, zone), DAY) / HOUR);
  }

  /** Day of the week, 1 (Monday) to 7. */
  public static int dayOfWeek(long millis, ZoneRules zone) {
    return Math.floorMod(localDay(millis, zone) + EPOCH_DAY, DAYS_OF_WEEK) + 1;
  }

  /** Hour of the week, 0 (Monday, midnight to one) to 167. */
  public static int hourOfWeek(long millis, ZoneRules zone) {
    return hourOfWeek(millis, offset(millis, zone));
  }

  /**
   * Hour of the week, 0 to 167.
   *
   * @param offset milliseconds the clock is ahead of UTC
   */
  public static int hourOfWeek(long millis, long offset) {
    return Math.floorMod(Math.floorDiv(millis + offset, HOUR) + EPOCH_HOUR, HOURS_OF_WEEK);
  }

  /** Days since 1970-01-01 by the calendar on the wall. */
  static long localDay(long millis, ZoneRules zone) {
    return Math.floorDiv(local(millis, zone), DAY);
  }

  private static long local(long millis, ZoneRules zone) {
    return millis + offset(millis, zone);
  }
}
