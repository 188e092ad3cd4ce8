package io.weir.patterns.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessDaysTest {
  private static final BusinessDays WEEKDAYS = BusinessDays.of("weekdays");
  private static final BusinessDays TARGET = BusinessDays.of("TARGET");

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1818-03-22",
        "1981-04-19",
        "2000-04-23",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2285-03-22"
      })
  void shouldKnowEaster(String date) {
    LocalDate easter = LocalDate.parse(date);

    assertThat(Holidays.easter(easter.getYear())).isEqualTo(easter);
  }

  @Test
  void shouldCloseOnHolidaysInFrankfurtsTime() {
    assertThat(TARGET.contains(at("2026-04-02T12:00:00Z"))).isTrue();
    assertThat(TARGET.contains(at("2026-04-03T12:00:00Z"))).as("Good Friday").isFalse();
    assertThat(TARGET.contains(at("2026-04-06T12:00:00Z"))).as("Easter Monday").isFalse();
    assertThat(TARGET.contains(at("2026-05-01T12:00:00Z"))).isFalse();
    assertThat(TARGET.contains(at("2026-12-25T12:00:00Z"))).isFalse();
    assertThat(TARGET.contains(at("2025-12-31T22:59:59.999Z"))).isTrue();
    assertThat(TARGET.contains(at("2025-12-31T23:00:00Z"))).as("New Year there").isFalse();
    assertThat(WEEKDAYS.contains(at("2026-04-03T12:00:00Z"))).isTrue();
    assertThat(WEEKDAYS.contains(at("2026-04-04T12:00:00Z"))).as("Saturday").isFalse();
  }

  @Test
  void shouldCountTheDaysBegunSince() {
    assertThat(WEEKDAYS.between(at("2026-01-09T10:00:00Z"), at("2026-01-12T00:00:00Z")))
        .as("Friday to Monday")
        .isEqualTo(1);
    assertThat(WEEKDAYS.between(at("2026-01-10T10:00:00Z"), at("2026-01-11T10:00:00Z"))).isZero();
    assertThat(TARGET.between(at("2026-04-02T12:00:00Z"), at("2026-04-07T12:00:00Z")))
        .as("over Easter")
        .isEqualTo(1);
    assertThat(TARGET.between(at("2026-04-07T12:00:00Z"), at("2026-04-02T12:00:00Z")))
        .isEqualTo(-1);
  }

  @Test
  void shouldEqualCountingDayByDay() {
    Random random = new Random(20_260_105);
    ZoneId frankfurt = ZoneId.of("Europe/Berlin");
    for (int i = 0; i < 300; i++) {
      LocalDate from = LocalDate.of(1960, 1, 1).plusDays(random.nextInt(100_000));
      LocalDate to = from.plusDays(random.nextInt(800));
      long weekdays = 0;
      long open = 0;
      for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
        boolean weekday = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
        weekdays += weekday ? 1 : 0;
        open += weekday && !isHoliday(day) ? 1 : 0;
      }
      long start = from.atStartOfDay(frankfurt).plusHours(random.nextInt(20)).toEpochSecond();
      long end = to.atStartOfDay(frankfurt).plusHours(random.nextInt(20)).toEpochSecond();
      assertThat(TARGET.between(start * 1000, end * 1000)).as("%s to %s", from, to).isEqualTo(open);
      assertThat(WEEKDAYS.between(from.toEpochDay() * 86_400_000, to.toEpochDay() * 86_400_000 + 1))
          .isEqualTo(weekdays);
    }
  }

  private static boolean isHoliday(LocalDate day) {
    if (day.getYear() < 2002 || day.getYear() > 2199) {
      return false;
    }
    LocalDate easter = Holidays.easter(day.getYear());
    int monthAndDay = day.getMonthValue() * 100 + day.getDayOfMonth();
    return day.equals(easter.minusDays(2))
        || day.equals(easter.plusDays(1))
        || monthAndDay == 101
        || monthAndDay == 501
        || monthAndDay == 1225
        || monthAndDay == 1226;
  }

  /** As published: by the government of the United Kingdom and by the Federal Reserve. */
  @ParameterizedTest
  @CsvSource({
    "GB, 2020, 2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28",
    "GB, 2021, 2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28",
    "GB, 2022, 2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27",
    "GB, 2023, 2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26",
    "GB, 2026, 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28",
    "US, 2021, 2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25",
    "US, 2022, 2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11 2022-11-24 2022-12-26",
    "US, 2026, 2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25",
    "DE, 2017, 2017-04-14 2017-04-17 2017-05-01 2017-05-25 2017-06-05 2017-10-03 2017-10-31 2017-12-25 2017-12-26",
    "DE, 2026, 2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-12-25",
    "FR, 2026, 2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-11-11 2026-12-25",
    "TARGET, 2026, 2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-12-25",
    "weekdays, 2026, ''"
  })
  void shouldCloseOnThePublishedDays(String calendar, int year, String published) {
    BusinessDays days = BusinessDays.of(calendar);
    List<String> closed = new ArrayList<>();
    LocalDate first = LocalDate.of(year, 1, 1);
    for (LocalDate day = first; day.getYear() == year; day = day.plusDays(1)) {
      long evening = day.atTime(17, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
      if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !days.contains(evening)) {
        closed.add(day.toString());
      }
    }

    assertThat(String.join(" ", closed)).isEqualTo(published);
  }

  @Test
  void shouldCloseByTheClockOfTheCountry() {
    assertThat(BusinessDays.of("US").contains(at("2026-12-25T04:59:59Z"))).isTrue();
    assertThat(BusinessDays.of("US").contains(at("2026-12-25T05:00:00Z"))).isFalse();
    assertThat(BusinessDays.of("GB").contains(at("2026-05-24T23:00:00Z"))).isFalse();
    assertThat(BusinessDays.names()).containsExactly("DE", "FR", "GB", "TARGET", "US", "weekdays");
  }

  @Test
  void shouldNotKnowCalendarsNobodyDeclared() {
    assertThat(BusinessDays.of("target")).isNull();
  }
}
