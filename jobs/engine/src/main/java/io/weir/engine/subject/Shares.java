package io.weir.engine.subject;

import io.weir.engine.event.Event;

/** Into which shares a platform's events are divided. */
public final class Shares {
  /** How many: so many subtasks can take part in adding up one platform. */
  static final int NUMBER = 32;

  private Shares() {}

  /** The share of an event, by its id: all statements about one signal are in one. */
  static int of(Event event) {
    return (int) Math.floorMod(event.idHash(), (long) NUMBER);
  }

  /** What the share of an event is keyed by. */
  public static String key(Event event) {
    return platform(event.tenant()) + '#' + of(event);
  }

  /** What the whole of a tenant's events is keyed by. */
  public static String platform(String tenant) {
    return tenant + "|platform";
  }

  /** What the whole is keyed by that a share belongs to. */
  public static String platformOf(String shareKey) {
    return shareKey.substring(0, shareKey.lastIndexOf('#'));
  }
}
