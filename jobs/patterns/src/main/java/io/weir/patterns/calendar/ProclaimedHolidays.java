package io.weir.patterns.calendar;

import java.time.LocalDate;
import java.util.List;

/** Bank holidays of one year only, and regular ones that were moved for it. */
final class ProclaimedHolidays {

  private ProclaimedHolidays() {}

  /** Those of England and Wales, regular ones on the day they were moved to among them. */
  static List<LocalDate> englandAndWales(int year) {
    return switch (year) {
      case 2002 -> List.of(LocalDate.of(2002, 6, 3), LocalDate.of(2002, 6, 4)); // golden jubilee
      case 2011 -> List.of(LocalDate.of(2011, 4, 29)); // a royal wedding
      case 2012 -> List.of(LocalDate.of(2012, 6, 4), LocalDate.of(2012, 6, 5)); // diamond jubilee
      case 2020 -> List.of(LocalDate.of(2020, 5, 8)); // 75 years after the war in Europe
      case 2022 ->
          List.of(
              LocalDate.of(2022, 6, 2), // platinum jubilee
              LocalDate.of(2022, 6, 3),
              LocalDate.of(2022, 9, 19)); // the Queen's funeral
      case 2023 -> List.of(LocalDate.of(2023, 5, 8)); // the King's coronation
      default -> List.of();
    };
  }

  /** Whether the holiday on the first Monday of May was on another day. */
  static boolean isEarlyMayMoved(int year) {
    return year == 2020;
  }

  /** Whether the holiday on the last Monday of May was on another day. */
  static boolean isSpringMoved(int year) {
    return year == 2002 || year == 2012 || year == 2022;
  }
}
