package io.weir.benchmarks.measure;

/**
 * One way of doing the same.
 *
 * @param name unique among those compared
 * @param round does it once
 */
public record Contender(String name, Round round) {

  /** Does it once. */
  public interface Round {
    Reading play() throws Exception;
  }
}
