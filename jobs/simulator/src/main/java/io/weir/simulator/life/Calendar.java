package io.weir.simulator.life;

import io.weir.simulator.population.Person;
import java.time.Duration;
import java.time.LocalDate;

/** Local days and hours, by each person's own clock. */
final class Calendar {

  static final long HOUR = Duration.ofHours(1).toMillis();
  static final long DAY = Duration.ofDays(1).toMillis();
  private static final int THURSDAY = 3;

  /** Number of the local day since the epoch. */
  long day(Person person, long time) {
    return Math.floorDiv(time + person.utcOffset(), DAY);
  }

  /** When a local day begins, milliseconds since the epoch. */
  long midnight(Person person, long day) {
    return day * DAY - person.utcOffset();
  }

  int hour(Person person, long time) {
    return (int) (Math.floorMod(time + person.utcOffset(), DAY) / HOUR);
  }

  boolean weekend(Person person, long time) {
    return weekend(day(person, time));
  }

  static boolean weekend(long day) {
    return Math.floorMod(day + THURSDAY, 7) >= 5;
  }

  static int dayOfMonth(long day) {
    return LocalDate.ofEpochDay(day).getDayOfMonth();
  }
}
