package io.weir.benchmarks.conditions;

/** Something that says whether a condition holds of a row it was given beforehand. */
interface Judge {

  /**
   * The outcome.
   *
   * @param row number of the row
   * @return one of {@link io.weir.patterns.condition.Truth}
   */
  byte test(int row);
}
