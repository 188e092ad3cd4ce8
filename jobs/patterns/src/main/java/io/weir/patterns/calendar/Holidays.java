package io.weir.patterns.calendar;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Days on which banks are closed, by rule, for the years {@value #FIRST_YEAR} to {@value
 * #LAST_YEAR}; and those proclaimed for one year only, as known when this was written (2026).
 */
final class Holidays {
  static final int FIRST_YEAR = 2002;
  static final int LAST_YEAR = 2199;
  private static final int DAYS_OF_WEEK = 7;

  private Holidays() {}

  /**
   * Days from Monday to Friday that are no business days, since 1970-01-01, ascending.
   *
   * @param ofYear those of a year, weekends among them
   */
  static long[] over(IntFunction<List<LocalDate>> ofYear) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      days.addAll(ofYear.apply(year));
    }
    days.removeIf(Holidays::isWeekend);
    return days.stream().mapToLong(LocalDate::toEpochDay).toArray();
  }

  /** The euro settlement system: the closing days the ECB set in 2000 for 2002 and after. */
  static List<LocalDate> target(int year) {
    LocalDate easter = easter(year);
    return List.of(
        LocalDate.of(year, 1, 1),
        easter.minusDays(2),
        easter.plusDays(1),
        LocalDate.of(year, 5, 1),
        LocalDate.of(year, 12, 25),
        LocalDate.of(year, 12, 26));
  }

  /**
   * Public holidays in all states of Germany, by their laws and the Unification Treaty, article 2.
   */
  static List<LocalDate> germany(int year) {
    List<LocalDate> days = new ArrayList<>(target(year));
    LocalDate easter = easter(year);
    Collections.addAll(days, easter.plusDays(39), easter.plusDays(50), LocalDate.of(year, 10, 3));
    if (year == 2017) {
      days.add(LocalDate.of(year, 10, 31));
    }
    return days;
  }

  /** Public holidays of France: article L3133-1 of its labour code. */
  static List<LocalDate> france(int year) {
    LocalDate easter = easter(year);
    return List.of(
        LocalDate.of(year, 1, 1),
        easter.plusDays(1),
        LocalDate.of(year, 5, 1),
        LocalDate.of(year, 5, 8),
        easter.plusDays(39),
        easter.plusDays(50),
        LocalDate.of(year, 7, 14),
        LocalDate.of(year, 8, 15),
        LocalDate.of(year, 11, 1),
        LocalDate.of(year, 11, 11),
        LocalDate.of(year, 12, 25));
  }

  /**
   * Bank holidays in England and Wales: the Banking and Financial Dealings Act 1971, schedule 1,
   * and proclamations. What falls on a weekend is kept on the next weekday that is none.
   */
  static List<LocalDate> englandAndWales(int year) {
    LocalDate easter = easter(year);
    List<LocalDate> days = new ArrayList<>(ProclaimedHolidays.englandAndWales(year));
    days.add(easter.minusDays(2));
    days.add(easter.plusDays(1));
    if (!ProclaimedHolidays.isEarlyMayMoved(year)) {
      days.add(first(DayOfWeek.MONDAY, year, 5));
    }
    if (!ProclaimedHolidays.isSpringMoved(year)) {
      days.add(last(DayOfWeek.MONDAY, year, 5));
    }
    days.add(last(DayOfWeek.MONDAY, year, 8));
    keepOnWeekday(LocalDate.of(year, 1, 1), days);
    keepOnWeekday(LocalDate.of(year, 12, 25), days);
    keepOnWeekday(LocalDate.of(year, 12, 26), days);
    return days;
  }

  /**
   * Days on which the Federal Reserve Banks, and Fedwire with them, are closed: 5 U.S.C. 6103. What
   * falls on a Sunday is kept on Monday, what falls on a Saturday on no other day.
   */
  static List<LocalDate> federalReserve(int year) {
    List<LocalDate> days = new ArrayList<>();
    days.add(keptOnMonday(LocalDate.of(year, 1, 1)));
    days.add(nth(3, DayOfWeek.MONDAY, year, 1));
    days.add(nth(3, DayOfWeek.MONDAY, year, 2));
    days.add(last(DayOfWeek.MONDAY, year, 5));
    if (year >= 2022) {
      days.add(keptOnMonday(LocalDate.of(year, 6, 19)));
    }
    days.add(keptOnMonday(LocalDate.of(year, 7, 4)));
    days.add(first(DayOfWeek.MONDAY, year, 9));
    days.add(nth(2, DayOfWeek.MONDAY, year, 10));
    days.add(keptOnMonday(LocalDate.of(year, 11, 11)));
    days.add(nth(4, DayOfWeek.THURSDAY, year, 11));
    days.add(keptOnMonday(LocalDate.of(year, 12, 25)));
    return days;
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

  private static void keepOnWeekday(LocalDate day, List<LocalDate> days) {
    LocalDate kept = day;
    while (isWeekend(kept) || days.contains(kept)) {
      kept = kept.plusDays(1);
    }
    days.add(kept);
  }

  private static LocalDate keptOnMonday(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
  }

  private static LocalDate first(DayOfWeek day, int year, int month) {
    return nth(1, day, year, month);
  }

  private static LocalDate nth(int number, DayOfWeek day, int year, int month) {
    return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(number, day));
  }

  private static LocalDate last(DayOfWeek day, int year, int month) {
    return LocalDate.of(year, month, 1).with(lastInMonth(day));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
  }
}
