package io.weir.patterns.model;

/** What a blocking service is told to do, mildest first; the order is the order of strictness. */
public enum Action {
  ALLOW(0),
  MONITOR(1),
  STEP_UP(2),
  HOLD(3),
  BLOCK(4);

  private final int level;

  Action(int level) {
    this.level = level;
  }

  /**
   * How strict it is, 0 to 4. Decisions carry it and state keeps it in three bits: no number is
   * ever used for another action.
   */
  public int level() {
    return level;
  }
}
