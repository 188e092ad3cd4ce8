package io.weir.simulator.population;

import io.weir.simulator.world.Chance;

/** At which hours somebody is about, on working days and at the weekend. */
public final class Rhythm {

  static final Rhythm OFFICE =
      new Rhythm(
          "0 0 0 0 0 1 4 8 6 4 4 3 8 5 3 3 4 7 8 8 7 6 3 1",
          "1 0 0 0 0 0 1 2 5 8 9 8 7 6 6 6 6 6 6 6 5 4 3 2");
  static final Rhythm EARLY =
      new Rhythm(
          "0 0 0 0 2 8 9 7 5 4 4 4 6 4 4 5 6 6 5 4 2 1 0 0",
          "0 0 0 0 1 4 7 8 8 7 7 6 6 5 5 5 5 5 4 3 2 1 0 0");
  static final Rhythm LATE =
      new Rhythm(
          "2 1 0 0 0 0 0 1 2 4 5 6 7 6 6 6 6 6 7 8 9 9 7 5",
          "4 2 1 0 0 0 0 0 1 3 5 7 8 7 7 6 6 6 6 7 8 8 7 6");
  static final Rhythm NIGHT_SHIFT =
      new Rhythm(
          "7 6 5 5 5 6 7 5 2 0 0 0 0 1 2 4 5 6 6 6 6 6 6 7",
          "5 4 3 2 1 1 2 2 2 2 3 4 5 6 6 6 6 6 6 6 6 6 6 6");

  private static final int MINUTES = 60;

  private final int[] workingDay;
  private final int[] weekend;

  private Rhythm(String workingDay, String weekend) {
    this.workingDay = cumulative(workingDay);
    this.weekend = cumulative(weekend);
  }

  /** A minute of the local day, 0 to 1439. */
  public int minuteOfDay(boolean atWeekend, Chance chance) {
    int[] hours = atWeekend ? weekend : workingDay;
    int drawn = chance.below(hours[hours.length - 1]);
    int hour = 0;
    while (hours[hour] <= drawn) {
      hour++;
    }
    return hour * MINUTES + chance.below(MINUTES);
  }

  private static int[] cumulative(String weights) {
    String[] texts = weights.split(" ", -1);
    int[] sums = new int[texts.length];
    int sum = 0;
    for (int i = 0; i < texts.length; i++) {
      sum += Integer.parseInt(texts[i]);
      sums[i] = sum;
    }
    return sums;
  }
}
