package io.weir.simulator.world;

import java.util.List;

/**
 * Seeded randomness whose sequence is fixed by this class alone: SplitMix64 and {@link StrictMath},
 * so one seed gives the same bytes on every machine and JDK.
 */
public final class Chance {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  public Chance(long seed) {
    this.state = seed;
  }

  /** A generator of its own for {@code purpose}, so that new draws elsewhere do not disturb it. */
  public static Chance of(long seed, String purpose, long index) {
    long mixed = mix(seed);
    for (int i = 0; i < purpose.length(); i++) {
      mixed = mix(mixed + GOLDEN * (purpose.charAt(i) + 1));
    }
    return new Chance(mix(mixed + GOLDEN * (index + 1)));
  }

  /** A generator fed by the next draw of this one. */
  public Chance split() {
    return new Chance(nextLong());
  }

  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** In [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** True with the given probability. */
  public boolean happens(double probability) {
    return nextDouble() < probability;
  }

  /** In [0, bound); bound must be positive. */
  public int below(int bound) {
    return (int) ((nextLong() >>> 33) % bound);
  }

  /** In [low, high], both included. */
  public long between(long low, long high) {
    return low + (nextLong() >>> 1) % (high - low + 1);
  }

  /** In [low, high], both included. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** In [low, high). */
  public double between(double low, double high) {
    return low + nextDouble() * (high - low);
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Standard normal. */
  public double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /** Log-normal around the median. */
  public double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /** Exponential with the given mean. */
  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - nextDouble());
  }

  /** Poisson with a small mean (below about 30). */
  public int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    double product = nextDouble();
    int count = 0;
    while (product > limit) {
      product *= nextDouble();
      count++;
    }
    return count;
  }

  /** The finaliser of SplitMix64: spreads a number over all 64 bits. */
  public static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
