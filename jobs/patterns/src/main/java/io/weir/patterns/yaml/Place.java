package io.weir.patterns.yaml;

/**
 * Where something stands in a file.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Place(int line, int column) {
  /** Where a file begins, for what concerns all of it. */
  public static final Place START = new Place(1, 1);
}
