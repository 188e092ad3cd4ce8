package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.program.SubKeys;
import java.util.Map;

/** The windows of an event's keys within its account, each looked up once. Not thread-safe. */
final class OwnWindows {
  private static final int MOST = 8;

  private final SubKeys subKeys = new SubKeys();

  /** The dimensions looked at of its keys, and the windows found. */
  private final String[] dimensions = new String[MOST];

  private final KeyWindows[] found = new KeyWindows[MOST];
  private int known;
  private AccountState state;
  private boolean crowded;

  /** Turns to an event and what is kept for its account. */
  void of(Event event, AccountState kept) {
    subKeys.of(event);
    state = kept;
    known = 0;
    crowded = false;
  }

  /** Whether the windows of another key had to go for those of one of the event's. */
  boolean crowded() {
    return crowded;
  }

  /** What the event's key in a dimension is called here; null where it has none. */
  String key(String dimension) {
    return dimension.equals("account") ? "" : subKeys.in(dimension);
  }

  /** The windows of the event's key in a dimension, or null. */
  KeyWindows in(String dimension) {
    for (int i = 0; i < known; i++) {
      if (dimensions[i].equals(dimension)) {
        return found[i];
      }
    }
    String key = key(dimension);
    KeyWindows held = key == null ? null : state.windows.get(key);
    if (known < MOST) {
      dimensions[known] = dimension;
      found[known++] = held;
    }
    return held;
  }

  /** The same, begun where there are none; null where the event has no such key. */
  KeyWindows begun(String dimension) {
    KeyWindows held = in(dimension);
    String key = held == null ? key(dimension) : null;
    if (key == null) {
      return held;
    }
    if (state.windows.size() > AccountState.MOST_SUB_KEYS) {
      state.windows.remove(stalest(state));
      crowded = true;
    }
    KeyWindows fresh = new KeyWindows();
    state.windows.put(key, fresh);
    known = 0;
    return fresh;
  }

  /** The session or card nothing happened in for the longest time. */
  private static String stalest(AccountState state) {
    String stalest = "";
    long oldest = Long.MAX_VALUE;
    for (Map.Entry<String, KeyWindows> held : state.windows.entrySet()) {
      long newest = held.getValue().newest();
      boolean older = newest < oldest || (newest == oldest && held.getKey().compareTo(stalest) < 0);
      if (!held.getKey().isEmpty() && older) {
        stalest = held.getKey();
        oldest = newest;
      }
    }
    return stalest;
  }
}
