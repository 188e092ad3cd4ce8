package io.weir.streaming.encode;

import io.weir.engine.signal.LiveSignal;

/** The account a signal is about. */
final class Accounts {
  /** How the engine marks a login name that stands in for an account nobody knows. */
  private static final String USER = "user:";

  private Accounts() {}

  /** Null where the subject is no account. */
  static String of(LiveSignal signal) {
    boolean known = signal.dimension().equals("account") && !signal.key().startsWith(USER);
    return known ? signal.key() : null;
  }
}
