package io.weir.patterns.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which days are business days. Immutable, thread-safe.
 *
 * <ul>
 *   <li>{@code weekdays}: Monday to Friday, UTC.
 *   <li>{@code TARGET}: those, less the days on which the euro settlement system is closed: New
 *       Year, Good Friday, Easter Monday, 1 May, 25 and 26 December; in Frankfurt's time, for the
 *       years {@value #FIRST_YEAR} to {@value #LAST_YEAR}.
 * </ul>
 */
public final class BusinessDays {
  private static final int FIRST_YEAR = 2002;
  private static final int LAST_YEAR = 2199;
  private static final int DAYS_OF_WEEK = 7;
  private static final int OPEN_DAYS = 5;

  /** 1969-12-29, a Monday, in days since 1970-01-01. */
  private static final int A_MONDAY = -3;

  private static final BusinessDays WEEKDAYS = new BusinessDays(TimeZones.of("UTC"), new long[0]);
  private static final BusinessDays TARGET =
      new BusinessDays(TimeZones.of("Europe/Berlin"), closingDays());

  private final ZoneRules zone;

  /** Days from Monday to Friday that are none, since 1970-01-01, ascending. */
  private final long[] closed;

  private BusinessDays(ZoneRules zone, long[] closed) {
    this.zone = zone;
    this.closed = closed;
  }

  /** The calendar of that name, or null where there is none. */
  public static BusinessDays of(String name) {
    return switch (name) {
      case "weekdays" -> WEEKDAYS;
      case "TARGET" -> TARGET;
      default -> null;
    };
  }

  /** The names there are. */
  public static Set<String> names() {
    return new TreeSet<>(List.of("TARGET", "weekdays"));
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

  private static long[] closingDays() {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      LocalDate easter = easter(year);
      days.add(easter.minusDays(2));
      days.add(easter.plusDays(1));
      days.add(LocalDate.of(year, 1, 1));
      days.add(LocalDate.of(year, 5, 1));
      days.add(LocalDate.of(year, 12, 25));
      days.add(LocalDate.of(year, 12, 26));
    }
    days.removeIf(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0);
    return days.stream().mapToLong(LocalDate::toEpochDay).toArray();
  }

  /**
   * Easter Sunday: the Sunday after the full moon, by the church's tables, on or after 21 March.
   */
  static LocalDate easter(int year) {
    int yearOfMoon = year % 19;
    int century = year / 100;
    int moonCorrection = (8 * century + 13) / 25;
    int skippedLeapDays = century - century / 4;
    int epact = Math.floorMod(19 * yearOfMoon + skippedLeapDays - moonCorrection + 15, 30);
    int fullMoon = epact - (epact > 28 || (epact == 28 && yearOfMoon > 10) ? 1 : 0);
    LocalDate moon = LocalDate.of(year, 3, 21).plusDays(fullMoon);
    return moon.plusDays(DAYS_OF_WEEK - moon.getDayOfWeek().getValue() % DAYS_OF_WEEK);
  }
}
