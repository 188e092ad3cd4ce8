package io.weir.simulator.world;

import java.time.Duration;

/** How long an event takes to the broker, and whether it is sent twice. */
final class Delivery {

  private static final long FASTEST = 20;
  private static final long SLOWEST = 2_000;
  private static final long TWO_MINUTES = Duration.ofMinutes(2).toMillis();
  private static final long FIFTEEN_MINUTES = Duration.ofMinutes(15).toMillis();

  private final NoiseOptions noise;
  private final Chance chance;

  Delivery(NoiseOptions noise, Chance chance) {
    this.noise = noise;
    this.chance = chance;
  }

  long delay() {
    double fate = chance.nextDouble();
    if (fate < noise.tooLateShare()) {
      return chance.between(TWO_MINUTES, FIFTEEN_MINUTES);
    }
    if (fate < noise.tooLateShare() + noise.lateShare()) {
      return chance.between(SLOWEST, 58_000L);
    }
    return Math.min(SLOWEST, FASTEST + (long) chance.exponential(130));
  }

  boolean sentTwice() {
    return noise.duplicateShare() > 0 && chance.happens(noise.duplicateShare());
  }

  /** How long after the first the second copy arrives. */
  long again() {
    return chance.between(1L, 30_000L);
  }
}
