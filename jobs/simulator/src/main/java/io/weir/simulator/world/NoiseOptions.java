package io.weir.simulator.world;

/**
 * What goes wrong between an honest event and the broker, and who else knocks at the door.
 *
 * @param hotAddressShare share of all log-ins that come from one busy address (an account
 *     aggregator's gateway), 0 to 0.9
 * @param unknownUserShare share of honest log-ins preceded by a mistyped, unknown user name
 * @param duplicateShare share of events delivered twice
 * @param lateShare share of events that arrive up to a minute after they happened
 * @param tooLateShare share of events that arrive later than any stream allows (2 to 15 minutes)
 * @param garbageRecords number of records that are no event
 * @param farFutureEvents number of events that claim to be of the year 2099
 */
public record NoiseOptions(
    double hotAddressShare,
    double unknownUserShare,
    double duplicateShare,
    double lateShare,
    double tooLateShare,
    int garbageRecords,
    int farFutureEvents) {

  public NoiseOptions {
    share("hotAddressShare", hotAddressShare, 0.9);
    share("unknownUserShare", unknownUserShare, 1);
    share("duplicateShare", duplicateShare, 1);
    share("lateShare", lateShare, 1);
    share("tooLateShare", tooLateShare, 1);
    if (garbageRecords < 0 || farFutureEvents < 0) {
      throw new IllegalArgumentException("garbageRecords and farFutureEvents must not be negative");
    }
  }

  /** Only the network's ordinary delay. */
  public static NoiseOptions none() {
    return new NoiseOptions(0, 0, 0, 0, 0, 0, 0);
  }

  /** What a day in production looks like. */
  public static NoiseOptions usual() {
    return new NoiseOptions(0.08, 0.01, 0.002, 0.005, 0.0001, 20, 1);
  }

  private static void share(String name, double value, double max) {
    if (!(value >= 0 && value <= max)) {
      throw new IllegalArgumentException(name + " must be in [0, " + max + "], is " + value);
    }
  }
}
