package io.weir.simulator.population;

import io.weir.simulator.world.Origin;

/**
 * A journey abroad.
 *
 * @param destination where to
 * @param hotel its guests' network
 * @param departure leaves home, milliseconds since the epoch
 * @param arrival can be online there
 * @param leaves sets out for home
 * @param back is home again
 */
public record Trip(
    City destination, Origin hotel, long departure, long arrival, long leaves, long back) {

  /** On the way there or back, and offline. */
  public boolean inTheAir(long time) {
    return (time >= departure && time < arrival) || (time >= leaves && time < back);
  }

  public boolean away(long time) {
    return time >= arrival && time < leaves;
  }

  /** Neither on the way nor away. */
  public boolean over(long time) {
    return time >= back;
  }
}
