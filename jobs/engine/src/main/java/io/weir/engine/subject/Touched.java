package io.weir.engine.subject;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The accounts a subject touched, so that they can be told. Bound: {@value #MOST}; an account is
 * forgotten when no window of the subject reaches back to it.
 */
final class Touched {
  static final int MOST = 1024;

  /** Events may come this much out of order, millis, and still find what has been told. */
  private static final long DISORDER = 10 * 60_000;

  /** An account and what it knows. */
  static final class Contact {
    private long at;
    private Map<String, Long> told;

    /**
     * @param at event time it was touched last
     * @param told event time up to which it has been told of a live signal, by pattern
     */
    Contact(long at, Map<String, Long> told) {
      this.at = at;
      this.told = told;
    }

    /** Event time it was touched last. */
    long at() {
      return at;
    }

    /** Event time up to which it has been told of a live signal, by pattern. */
    Map<String, Long> told() {
      return told;
    }

    /** Whether it has been told of a signal of the pattern that still lives. */
    boolean knows(String pattern, long now) {
      return told.getOrDefault(pattern, Long.MIN_VALUE) > now;
    }

    /** What it was told that ended so shortly before, or lives, that events out of order ask. */
    Map<String, Long> toldShortlyBefore(long now) {
      Map<String, Long> lately = new HashMap<>(told);
      lately.values().removeIf(end -> end + DISORDER <= now);
      return lately;
    }

    /** Whether it may be forgotten: out of reach, and no signal it knows of still lives. */
    boolean isOver(long now, long reach) {
      return at + reach <= now && toldUntil() <= now;
    }

    /** Event time at which the last signal it knows of ends. */
    long toldUntil() {
      long last = Long.MIN_VALUE;
      for (long until : told.values()) {
        last = Math.max(last, until);
      }
      return last;
    }
  }

  final Map<String, Contact> accounts = new LinkedHashMap<>(0);

  /** Event time before which nobody can be forgotten, so that a flood need not look again. */
  private long fullUntil = Long.MIN_VALUE;

  /** The reach that was found for. */
  private long fullBy;

  /** The last hour in which somebody was not remembered, hours since 1970; before: never. */
  long cut = Long.MIN_VALUE;

  /**
   * Remembers a contact, as a new one where the old could have been forgotten, so that the order of
   * contacts does not depend on when they were; false where the subject met too many.
   *
   * @param reach contacts this much older may be forgotten where there is no room
   */
  boolean touch(String account, long at, long reach) {
    Contact known = accounts.get(account);
    Map<String, Long> told = Map.of();
    if (known != null && known.isOver(at, reach)) {
      told = known.toldShortlyBefore(at);
      accounts.remove(account);
      known = null;
    }
    if (known == null) {
      if (accounts.size() >= MOST && !makeRoom(at, reach)) {
        return false;
      }
      accounts.put(account, new Contact(at, told));
    } else {
      known.at = Math.max(known.at, at);
    }
    return true;
  }

  /** Whether nobody was left out in this hour, or a later one, before; now somebody is. */
  boolean isFirstCutOf(long hour) {
    boolean first = hour > cut;
    cut = Math.max(cut, hour);
    return first;
  }

  private boolean makeRoom(long at, long reach) {
    if (at < fullUntil && reach == fullBy) {
      return false;
    }
    expire(at, reach);
    fullUntil = Long.MAX_VALUE;
    fullBy = reach;
    for (Contact contact : accounts.values()) {
      fullUntil = Math.min(fullUntil, Math.max(contact.at() + reach, contact.toldUntil()));
    }
    return accounts.size() < MOST;
  }

  /** Remembers that an account was told of a pattern's signal that lives so long. */
  void told(String account, String pattern, long until, long now) {
    Contact known = accounts.get(account);
    if (known != null) {
      Map<String, Long> told = known.toldShortlyBefore(now);
      told.put(pattern, until);
      known.told = told;
    }
  }

  /** Event time at which the last contact may be forgotten; there must be one. */
  long end(long reach) {
    long end = Long.MIN_VALUE;
    for (Contact contact : accounts.values()) {
      end = Math.max(end, Math.max(contact.at() + reach, contact.toldUntil()));
    }
    return end;
  }

  /** Forgets contacts out of reach, unless they know of a signal that still lives. */
  void expire(long now, long reach) {
    accounts.values().removeIf(contact -> contact.isOver(now, reach));
  }

  Touched copy() {
    Touched copy = new Touched();
    copy.cut = cut;
    accounts.forEach(
        (account, known) -> copy.accounts.put(account, new Contact(known.at, known.told)));
    return copy;
  }
}
