package io.weir.benchmarks.measure;

/**
 * A measured figure.
 *
 * @param key such as {@code conditions.vsInterpreter}
 * @param spread over the rounds
 * @param unit such as {@code x}, {@code ns}, {@code events/s}
 * @param target what it must reach, or not exceed; null where nothing is demanded
 */
public record Figure(String key, Spread spread, String unit, Target target) {

  /**
   * What is demanded of a median.
   *
   * @param bound in the figure's unit
   * @param most true: it must not be more; false: it must not be less
   */
  public record Target(double bound, boolean most) {

    static Target least(double bound) {
      return new Target(bound, false);
    }

    boolean reachedBy(double value) {
      return most ? value <= bound : value >= bound;
    }
  }
}
