package io.weir.patterns.model;

/** How bad a match is, and its weight in the score (catalogue 2.0). */
public enum Severity {
  LOW(10),
  MEDIUM(25),
  HIGH(45),
  CRITICAL(80);

  private final int weight;

  Severity(int weight) {
    this.weight = weight;
  }

  /** Points out of 100 a live signal of this severity brings to the score. */
  public int weight() {
    return weight;
  }
}
