package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.engine.signal.LiveSignal;

/** Whom an operation is decided for. */
final class Subject {

  private Subject() {}

  /** The account, else the login name's hash, else the event itself. */
  static String of(Event event) {
    String key = Keys.of(event, "account");
    if (key == null) {
      return event.id();
    }
    return key.startsWith("user:") ? key.substring("user:".length()) : key;
  }

  /** account, user or event. */
  static String type(Event event) {
    String key = Keys.of(event, "account");
    if (key == null) {
      return "event";
    }
    return key.startsWith("user:") ? "user" : "account";
  }

  /** A session's, card's or transfer's signal concerns operations in it; any other, all of them. */
  static boolean concerns(LiveSignal signal, Event event) {
    return switch (signal.dimension()) {
      case "session", "card", "transfer" ->
          signal.sinceId().equals(event.id())
              || signal.key().equals(Keys.of(event, signal.dimension()));
      default -> true;
    };
  }
}
