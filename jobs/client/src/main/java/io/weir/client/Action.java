package io.weir.client;

/** What to do, from mildest to strictest; {@link #RELEASE} takes back whatever was said before. */
public enum Action {
  RELEASE,
  ALLOW,
  MONITOR,
  STEP_UP,
  HOLD,
  BLOCK;

  /**
   * The action of this name. Where this library has no such word, though it knows the schema, the
   * customer is asked again, which neither lets through nor refuses.
   */
  static Action of(String symbol) {
    for (Action action : values()) {
      if (action.name().equals(symbol)) {
        return action;
      }
    }
    return STEP_UP;
  }

  /** Whether it lets less through than the other. */
  public boolean isStricterThan(Action other) {
    return compareTo(other) > 0;
  }
}
