package io.weir.patterns.compiler;

import static io.weir.patterns.compiler.Code.truth;

import io.weir.patterns.calendar.BusinessDays;
import io.weir.patterns.calendar.TimeZones;
import io.weir.patterns.condition.Truth;
import java.time.zone.ZoneRules;

/** Makes code that asks what a clock or a calendar on the wall shows. */
final class CalendarCode {
  private interface Shown {
    int at(long millis, ZoneRules zone);
  }

  private CalendarCode() {}

  /** Code for an hour or day in a zone; a zone nobody knows makes it unknown. */
  static Code.Whole clock(Node.Call call) {
    Shown shown =
        switch (call.operation()) {
          case HOUR_OF_DAY -> TimeZones::hourOfDay;
          case DAY_OF_WEEK -> TimeZones::dayOfWeek;
          case HOUR_OF_WEEK -> TimeZones::hourOfWeek;
          default -> throw new IllegalStateException(call.operation() + " asks no clock");
        };
    Code.Whole time = WholeCode.compile(call.first());
    if (call.second() instanceof Node.Constant constant) {
      ZoneRules zone = TimeZones.of((String) constant.value());
      return frame -> {
        long millis = time.of(frame);
        return frame.unknown ? 0 : shown.at(millis, zone);
      };
    }
    Code.Text name = TextCode.compile(call.second());
    return frame -> {
      long millis = time.of(frame);
      if (frame.unknown) {
        return 0;
      }
      String written = name.of(frame);
      ZoneRules zone = written == null ? null : TimeZones.of(written);
      return zone == null ? WholeCode.unknown(frame) : shown.at(millis, zone);
    };
  }

  static Code.Outcome businessDay(Node.Call call) {
    Code.Whole time = WholeCode.compile(call.first());
    BusinessDays days = days(call.second());
    return frame -> {
      long millis = time.of(frame);
      return Code.takeUnknown(frame) ? Truth.UNKNOWN : truth(days.contains(millis));
    };
  }

  static Code.Whole businessDaysBetween(Node.Call call) {
    Code.Whole from = WholeCode.compile(call.first());
    Code.Whole to = WholeCode.compile(call.second());
    BusinessDays days = days(call.children().get(2));
    return frame -> {
      long first = from.of(frame);
      if (frame.unknown) {
        return 0;
      }
      long last = to.of(frame);
      return frame.unknown ? 0 : days.between(first, last);
    };
  }

  private static BusinessDays days(Node calendar) {
    return BusinessDays.of((String) ((Node.Constant) calendar).value());
  }
}
