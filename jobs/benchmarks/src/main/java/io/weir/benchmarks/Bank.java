package io.weir.benchmarks;

import io.weir.simulator.SimulationOptions;
import io.weir.simulator.world.SimulatedEvent;
import java.util.Objects;

/**
 * The simulated bank that is recorded: as many accounts as make so many events in two days.
 *
 * <p>A recording is played in seconds, so its time runs faster than the clock, and what reaches the
 * job a moment later on another topic is later by that much more. Of few accounts over weeks a
 * moment would be hours and whole visits would arrive in the wrong order; of many accounts over two
 * days it is minutes, and most of an account's visit is still in order, as it is in production.
 *
 * @param events about how many, at least 1,000
 * @param seed of all randomness
 * @param hotShare share of the accounts, 0 to 1, that are behind one address
 */
record Bank(int events, long seed, double hotShare) {
  private static final double EVENTS_AN_ACCOUNT = 14.6;
  private static final int DAYS = 2;
  private static final int EVENTS_AN_ATTACK = 60_000;
  private static final int MOST_ATTACKS = 50;

  /** An address of documentation's, in no country and of no operator. */
  private static final String HOT_ADDRESS = "203.0.113.7";

  private static final int PARTS = 1_000;

  /** A bank whose accounts have addresses of their own. */
  static Bank usual(int events, long seed) {
    return new Bank(events, seed, 0);
  }

  SimulationOptions world() {
    int accounts = (int) Math.max(10, Math.round(events / EVENTS_AN_ACCOUNT));
    int attacks = Math.max(1, Math.min(MOST_ATTACKS, events / EVENTS_AN_ATTACK));
    return SimulationOptions.of(seed, accounts, DAYS)
        .withAttacks(SimulationOptions.ofEachKind(attacks));
  }

  /** Whether the events of this record key come from the one address. */
  boolean isHot(String key) {
    return hotShare > 0 && Math.floorMod(31 * Objects.hashCode(key), PARTS) < hotShare * PARTS;
  }

  /** Moves an event behind the one address, if its account is. */
  void place(SimulatedEvent event) {
    if (event.record() != null && isHot(event.key())) {
      event.record().put("src_ip", HOT_ADDRESS);
    }
  }
}
