package io.weir.streaming.settings;

import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.yaml.Place;

/**
 * A setting as given.
 *
 * @param key with dots
 * @param written its text, references as they stand; the only form that may be shown
 * @param value its text, references replaced
 * @param file where it was given
 * @param place where in it
 */
record Given(String key, String written, String value, String file, Place place) {

  void wrong(Problems problems, Category category, String message) {
    problems.add(file, place.line(), place.column(), category, message);
  }

  /** Told apart from its value, which may be a secret. */
  @Override
  public String toString() {
    return key + "=" + written;
  }
}
