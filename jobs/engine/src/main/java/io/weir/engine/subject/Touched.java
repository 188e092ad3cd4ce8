package io.weir.engine.subject;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The accounts a subject touched, so that they can be told. Bound: {@value #MOST}; ends with the
 * windows of the subject's patterns.
 */
final class Touched {
  static final int MOST = 1024;

  /**
   * @param at event time it was touched last
   * @param toldUntil event time up to which it has been told of a live signal
   */
  record Contact(long at, long toldUntil) {}

  final Map<String, Contact> accounts = new LinkedHashMap<>(0);

  /** Remembers a contact; false where the subject met too many. */
  boolean touch(String account, long at) {
    Contact known = accounts.get(account);
    if (known == null && accounts.size() >= MOST) {
      return false;
    }
    accounts.put(
        account,
        known == null
            ? new Contact(at, Long.MIN_VALUE)
            : new Contact(Math.max(at, known.at()), known.toldUntil()));
    return true;
  }

  void told(String account, long until) {
    accounts.computeIfPresent(account, (id, known) -> new Contact(known.at(), until));
  }

  void expire(long before) {
    accounts.values().removeIf(contact -> contact.at() <= before);
  }

  Touched copy() {
    Touched copy = new Touched();
    copy.accounts.putAll(accounts);
    return copy;
  }
}
