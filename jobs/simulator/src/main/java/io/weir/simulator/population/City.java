package io.weir.simulator.population;

/**
 * A place people live in or travel to.
 *
 * @param name for reading
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees
 * @param longitude degrees
 * @param utcOffsetHours local time; kept the same all year
 */
public record City(
    String name, String country, double latitude, double longitude, int utcOffsetHours) {

  private static final double EARTH_KM = 6371;
  private static final double CRUISE_KM_PER_HOUR = 780;

  /** Great-circle distance in kilometres. */
  public double kilometresTo(City other) {
    double lat1 = StrictMath.toRadians(latitude);
    double lat2 = StrictMath.toRadians(other.latitude);
    double half = haversine(lat2 - lat1);
    double around = haversine(StrictMath.toRadians(other.longitude - longitude));
    double h = half + StrictMath.cos(lat1) * StrictMath.cos(lat2) * around;
    return 2 * EARTH_KM * StrictMath.asin(StrictMath.sqrt(h));
  }

  /** Door to door, with the waits at both airports, in milliseconds. */
  public long travelMillisTo(City other) {
    double hours = 3.5 + kilometresTo(other) / CRUISE_KM_PER_HOUR;
    return (long) (hours * 3_600_000);
  }

  private static double haversine(double angle) {
    double s = StrictMath.sin(angle / 2);
    return s * s;
  }
}
