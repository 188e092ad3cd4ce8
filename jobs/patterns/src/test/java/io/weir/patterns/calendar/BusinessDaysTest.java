package io.weir.patterns.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    assertThat(BusinessDays.easter(easter.getYear())).isEqualTo(easter);
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
    LocalDate easter = BusinessDays.easter(day.getYear());
    int monthAndDay = day.getMonthValue() * 100 + day.getDayOfMonth();
    return day.equals(easter.minusDays(2))
        || day.equals(easter.plusDays(1))
        || monthAndDay == 101
        || monthAndDay == 501
        || monthAndDay == 1225
        || monthAndDay == 1226;
  }

  @Test
  void shouldNotKnowCalendarsNobodyDeclared() {
    assertThat(BusinessDays.of("target")).isNull();
  }
}
