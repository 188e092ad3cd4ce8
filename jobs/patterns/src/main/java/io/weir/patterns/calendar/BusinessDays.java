package io.weir.patterns.calendar;

import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Which days are business days, by the law of a country or a settlement system's rules; outside the
 * years {@value Holidays#FIRST_YEAR} to {@value Holidays#LAST_YEAR} Monday to Friday. Immutable,
 * thread-safe.
 *
 * <ul>
 *   <li>{@code weekdays}: Monday to Friday, UTC.
 *   <li>{@code TARGET}: those, less the days on which the euro settlement system is closed, in
 *       Frankfurt's time.
 *   <li>{@code DE}, {@code FR}: less the public holidays of all of Germany, of France, in the time
 *       there.
 *   <li>{@code GB}: less the bank holidays of England and Wales, in London's time.
 *   <li>{@code US}: less the days on which the Federal Reserve Banks are closed, in New York's.
 * </ul>
 */
public final class BusinessDays {
  private static final int DAYS_OF_WEEK = 7;
  private static final int OPEN_DAYS = 5;

  /** 1969-12-29, a Monday, in days since 1970-01-01. */
  private static final int A_MONDAY = -3;

  private static final SortedMap<String, BusinessDays> BY_NAME = byName();

  private final ZoneRules zone;

  /** Days from Monday to Friday that are none, since 1970-01-01, ascending. */
  private final long[] closed;

  private BusinessDays(ZoneRules zone, long[] closed) {
    this.zone = zone;
    this.closed = closed;
  }

  private static SortedMap<String, BusinessDays> byName() {
    SortedMap<String, BusinessDays> all = new TreeMap<>();
    all.put("DE", in("Europe/Berlin", Holidays::germany));
    all.put("FR", in("Europe/Paris", Holidays::france));
    all.put("GB", in("Europe/London", Holidays::englandAndWales));
    all.put("TARGET", in("Europe/Berlin", Holidays::target));
    all.put("US", in("America/New_York", Holidays::federalReserve));
    all.put("weekdays", in("UTC", year -> List.of()));
    return all;
  }

  private static BusinessDays in(String zone, IntFunction<List<LocalDate>> closed) {
    return new BusinessDays(TimeZones.of(zone), Holidays.over(closed));
  }

  /** The calendar of that name, or null where there is none. */
  public static BusinessDays of(String name) {
    return BY_NAME.get(name);
  }

  /** The names there are. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  /** Whether an instant, epoch millis, lies on a business day. */
  public boolean contains(long millis) {
    long day = TimeZones.localDay(millis, zone);
    return opened(day) - opened(day - 1) == 1;
  }

  /**
   * How many business days begin after one instant and have begun at another: 1 from Friday to
   * Monday, 0 within a day, negative where the other comes first.
   */
  public long between(long from, long to) {
    return opened(TimeZones.localDay(to, zone)) - opened(TimeZones.localDay(from, zone));
  }

  /** Business days up to and with a day, counted from some day in the past. */
  private long opened(long day) {
    long sinceMonday = day - A_MONDAY + 1;
    long weeks = Math.floorDiv(sinceMonday, DAYS_OF_WEEK);
    long rest = Math.min(Math.floorMod(sinceMonday, DAYS_OF_WEEK), OPEN_DAYS);
    int found = Arrays.binarySearch(closed, day);
    return weeks * OPEN_DAYS + rest - (found < 0 ? -found - 1 : found + 1);
  }
}
