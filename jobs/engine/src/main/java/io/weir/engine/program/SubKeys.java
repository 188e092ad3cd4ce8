package io.weir.engine.program;

import io.weir.engine.event.Event;

/** The subjects one event has at a stage, each looked up once. Not thread-safe. */
public final class SubKeys {
  private static final int MOST = 8;

  private final String[] dimensions = new String[MOST];
  private final String[] keys = new String[MOST];
  private int known;
  private Event event;
  private String only;

  /** Turns to another event. */
  public void of(Event next) {
    of(next, null);
  }

  /** Turns to another event, of which only the subject in one dimension is here; null: all are. */
  public void of(Event next, String dimension) {
    event = next;
    only = dimension;
    known = 0;
  }

  /**
   * The subject in a dimension, as the stage's state names it; null where the event has none here.
   */
  public String in(String dimension) {
    if (only != null && !only.equals(dimension)) {
      return null;
    }
    for (int i = 0; i < known; i++) {
      if (dimensions[i].equals(dimension)) {
        return keys[i];
      }
    }
    String key = Keys.of(event, dimension);
    String subKey = key == null ? null : dimension + "=" + key;
    if (known < MOST) {
      dimensions[known] = dimension;
      keys[known++] = subKey;
    }
    return subKey;
  }
}
