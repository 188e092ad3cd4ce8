package io.weir.patterns.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clocks and calendars show, logarithms and scores, and one spelling of an address. */
final class CalendarFunctionsTest {

  private static Object value(String text) {
    return Probe.value(text, Probe.row());
  }

  @ParameterizedTest
  @CsvSource({
    // Monday, noon in winter
    "2026-01-05T12:00:00Z, UTC, 12, 1, 12",
    "2026-01-05T12:00:00Z, Europe/Berlin, 13, 1, 13",
    // the night of Sunday to Monday
    "2026-01-04T23:30:00Z, Europe/Berlin, 0, 1, 0",
    "2026-01-04T23:30:00Z, UTC, 23, 7, 167",
    "2026-01-05T00:15:00Z, America/New_York, 19, 7, 163",
    "2026-01-05T12:00:00Z, Asia/Kolkata, 17, 1, 17",
    // an hour later in summer
    "2026-07-01T12:00:00Z, Europe/Berlin, 14, 3, 62",
    // before the epoch
    "1969-12-28T23:59:59Z, UTC, 23, 7, 167",
    "1969-12-29T00:00:00Z, UTC, 0, 1, 0",
  })
  void shouldShowWhatAClockOnTheWallShows(
      String instant, String zone, long hour, long day, long hourOfWeek) {
    String operands = "(timestamp(\"" + instant + "\"), \"" + zone + "\")";

    assertThat(value("hourOfDay" + operands)).isEqualTo(hour);
    assertThat(value("dayOfWeek" + operands)).isEqualTo(day);
    assertThat(value("hourOfWeek" + operands)).isEqualTo(hourOfWeek);
  }

  @Test
  void shouldReadTheZoneFromTheEventAndNotKnowOneNobodyKnows() {
    String asked = "hourOfDay(event_time, text)";

    assertThat(Probe.value(asked, Probe.row().set("text", "Europe/Berlin"))).isEqualTo(11L);
    assertThat(Probe.value(asked, Probe.row().set("text", "Middle/Earth"))).isNull();
    assertThat(Probe.value(asked, Probe.row().set("text", "+02:00"))).isNull();
    assertThat(Probe.value(asked, Probe.row().set("text", ""))).isNull();
    assertThat(Probe.expression(asked).nullable()).isTrue();
    assertThat(Probe.expression("hourOfDay(event_time, \"UTC\")").nullable()).isFalse();
  }

  @Test
  void shouldAskCalendars() {
    assertThat(value("businessDay(event_time, \"TARGET\")")).isEqualTo(true);
    assertThat(value("businessDay(event_time - 1d, \"weekdays\")")).isEqualTo(false);
    assertThat(value("businessDaysBetween(event_time - 4d, event_time, \"TARGET\")"))
        .as("from New Year's Day, a Thursday, to Monday")
        .isEqualTo(2L);
    assertThat(value("businessDaysBetween(event_time, event_time - 4d, \"weekdays\")"))
        .isEqualTo(-2L);
  }

  @Test
  void shouldScoreByTheDeviationOrItsFloor() {
    assertThat(value("zScore(8.0, 2.0, 3.0, 0.25)")).isEqualTo(2.0);
    assertThat(value("zScore(3, 2.0, 0.0, 0.25)")).isEqualTo(4.0);
    assertThat(value("zScore(whole, decimal, decimal, 0.1)")).isEqualTo(1.0);
    assertThat(value("ln(1)")).isEqualTo(0.0);
    assertThat((Double) value("ln(2.718281828459045)"))
        .isCloseTo(1.0, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(Probe.value("ln(whole)", Probe.row().set("whole", 0L))).isNull();
    assertThat(Probe.value("ln(whole)", Probe.row().set("whole", -5L))).isNull();
    assertThat(Probe.expression("ln(whole)").nullable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "John.Doe+bank@GMail.com, johndoe@gmail.com",
    "j.o.h.n@googlemail.com, john@gmail.com",
    "John.Doe+bank@example.org, john.doe@example.org",
    "a+b+c@example.org., a@example.org",
    "\uFF2A\uFF4F\uFF45@example.org, joe@example.org",
    "jos\u00e9@b\u00fccher.example, jos\u00e9@xn--bcher-kva.example",
    "odd@name@example.org, odd@name@example.org",
  })
  void shouldSpellAnAddressInOneWay(String written, String normal) {
    assertThat(value("emailNormal(\"" + written + "\")")).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource({"nobody", "@example.org", "+tag@example.org", "...@gmail.com", "a@", "a@.", "a@b..c"})
  void shouldNotSpellWhatIsNoAddress(String written) {
    assertThat(Probe.value("emailNormal(text)", Probe.row().set("text", written))).isNull();
  }

  @Test
  void shouldNotSpellAnAddressTooLongToBeOne() {
    String written = "a".repeat(250) + "@example.org";

    assertThat(Probe.value("emailNormal(text)", Probe.row().set("text", written))).isNull();
  }
}
