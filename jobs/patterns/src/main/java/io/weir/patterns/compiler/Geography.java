package io.weir.patterns.compiler;

/** Distances on the globe, good to half a percent: the earth is taken as a sphere. */
final class Geography {
  private static final double MEAN_EARTH_RADIUS_KM = 6371.0088;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private Geography() {}

  /** Whether these are degrees of latitude and longitude. */
  static boolean isPlace(double latitude, double longitude) {
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  }

  /** Great-circle distance by the haversine formula; degrees in, kilometres out. */
  static double distanceKm(double fromLat, double fromLong, double toLat, double toLong) {
    double dLat = Math.sin(Math.toRadians(toLat - fromLat) / 2);
    double dLong = Math.sin(Math.toRadians(toLong - fromLong) / 2);
    double a =
        dLat * dLat
            + Math.cos(Math.toRadians(fromLat)) * Math.cos(Math.toRadians(toLat)) * dLong * dLong;
    return 2 * MEAN_EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, a)));
  }

  /**
   * Speed needed for the way. The sign of the time does not matter, and no time at all counts as a
   * millisecond: two places at once is very fast, the same place twice is no speed.
   */
  static double speedKmh(double km, long millis) {
    return km * MILLIS_PER_HOUR / Math.max(1.0, Math.abs((double) millis));
  }
}
