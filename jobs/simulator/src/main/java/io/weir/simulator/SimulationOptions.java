package io.weir.simulator;

import io.weir.simulator.truth.AttackKind;
import io.weir.simulator.world.NoiseOptions;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What to simulate. Equal options give the same events, byte for byte.
 *
 * @param seed of all randomness
 * @param accounts number of honest customers, at least 10
 * @param days simulated days, at least 1
 * @param start first simulated instant
 * @param tenant whose customers they are
 * @param attacks how many attacks of each kind; a kind not named does not happen
 * @param warmUpShare share of the simulated time that is free of attacks, apart from a few on the
 *     front door; 0 to 0.95
 * @param noise what goes wrong, and who else knocks
 */
public record SimulationOptions(
    long seed,
    int accounts,
    int days,
    Instant start,
    String tenant,
    Map<AttackKind, Integer> attacks,
    double warmUpShare,
    NoiseOptions noise) {

  /** A Monday. */
  public static final Instant USUAL_START = Instant.parse("2026-01-05T00:00:00Z");

  private static final int LEAST_ACCOUNTS = 10;
  private static final double EVENTS_PER_ACCOUNT_AND_DAY = 7.3;
  private static final int DAYS = 21;
  private static final int ACCOUNTS_PER_ATTACK = 400;
  private static final int MOST_ATTACKS = 50;
  private static final int ENOUGH_FOR_THREE = 400;
  private static final int ENOUGH_FOR_TWO = 120;

  public SimulationOptions {
    if (accounts < LEAST_ACCOUNTS || days < 1) {
      throw new IllegalArgumentException(
          "at least 10 accounts and 1 day are needed, not " + accounts + " and " + days);
    }
    if (!(warmUpShare >= 0 && warmUpShare <= 0.95)) {
      throw new IllegalArgumentException("warmUpShare must be in [0, 0.95], is " + warmUpShare);
    }
    Map<AttackKind, Integer> counts = new EnumMap<>(AttackKind.class);
    counts.putAll(attacks);
    attacks = Collections.unmodifiableMap(counts);
  }

  /** A population of the given size, three attacks of each kind, the usual noise. */
  public static SimulationOptions of(long seed, int accounts, int days) {
    return new SimulationOptions(
        seed, accounts, days, USUAL_START, "t1", ofEachKind(3), 0.6, NoiseOptions.usual());
  }

  /**
   * A world of about so many events: three weeks, as many accounts as that takes, and at least
   * three attacks of each kind from 100,000 events on.
   *
   * @param events at least 1,000
   */
  public static SimulationOptions forEvents(long events, long seed) {
    if (events < 1_000) {
      throw new IllegalArgumentException("at least 1,000 events are needed, not " + events);
    }
    int accounts =
        (int) Math.max(LEAST_ACCOUNTS, Math.round(events / (EVENTS_PER_ACCOUNT_AND_DAY * DAYS)));
    int least = accounts >= ENOUGH_FOR_THREE ? 3 : accounts >= ENOUGH_FOR_TWO ? 2 : 1;
    int each = Math.min(MOST_ATTACKS, Math.max(least, accounts / ACCOUNTS_PER_ATTACK));
    return of(seed, accounts, DAYS).withAttacks(ofEachKind(each));
  }

  public SimulationOptions withStart(Instant first) {
    return new SimulationOptions(seed, accounts, days, first, tenant, attacks, warmUpShare, noise);
  }

  public SimulationOptions withTenant(String name) {
    return new SimulationOptions(seed, accounts, days, start, name, attacks, warmUpShare, noise);
  }

  public SimulationOptions withAttacks(Map<AttackKind, Integer> counts) {
    return new SimulationOptions(seed, accounts, days, start, tenant, counts, warmUpShare, noise);
  }

  public SimulationOptions withWarmUpShare(double share) {
    return new SimulationOptions(seed, accounts, days, start, tenant, attacks, share, noise);
  }

  public SimulationOptions withNoise(NoiseOptions other) {
    return new SimulationOptions(seed, accounts, days, start, tenant, attacks, warmUpShare, other);
  }

  /** The same number of attacks of every kind. */
  public static Map<AttackKind, Integer> ofEachKind(int count) {
    Map<AttackKind, Integer> counts = new EnumMap<>(AttackKind.class);
    for (AttackKind kind : AttackKind.values()) {
      counts.put(kind, count);
    }
    return counts;
  }
}
