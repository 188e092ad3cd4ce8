package io.weir.engine.event;

import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.SignalStream;
import io.weir.schemas.StreamSchema;

/** What the engine must know of signals that come back as events. */
public final class SignalEvents {

  private SignalEvents() {}

  /** Whether the event states something about a signal. */
  public static boolean isSignal(Event event) {
    return event.stream().name().equals(SignalStream.NAME);
  }

  /** Whether it states that a signal does not hold after all. */
  public static boolean isWithdrawn(Event event) {
    return isSignal(event)
        && event.row().getSymbol(event.stream().activity().index())
            == symbol(event.stream(), SignalStream.WITHDRAWN);
  }

  /**
   * Whether it tells an account of the signal of another subject that the account met. The signal
   * itself has been told to everybody else.
   */
  public static boolean isNotice(Event event) {
    if (!isSignal(event) || isNull(event, "account_id") || isNull(event, "key_dimension")) {
      return false;
    }
    return KeyStage.of(text(event, "key_dimension")) != KeyStage.ACCOUNT;
  }

  /** Whether of two events of one id this one counts: the later statement about a signal. */
  public static boolean replaces(Event event, Event known) {
    return isSignal(event) && revision(event) > revision(known);
  }

  /** How many statements about the signal came before. */
  public static long revision(Event event) {
    return event.row().getLong(event.stream().layout().field("revision").index());
  }

  private static int symbol(StreamSchema stream, String activity) {
    return stream.activity().symbols().indexOf(activity);
  }

  private static boolean isNull(Event event, String path) {
    return event.row().isNull(event.stream().layout().field(path).index());
  }

  private static String text(Event event, String path) {
    return event.row().getString(event.stream().layout().field(path).index());
  }
}
