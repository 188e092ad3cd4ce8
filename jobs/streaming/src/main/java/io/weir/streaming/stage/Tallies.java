package io.weir.streaming.stage;

import io.weir.engine.event.Event;
import io.weir.engine.event.SignalEvents;
import io.weir.engine.guard.Sample;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.Row;
import io.weir.schemas.RowLayout;
import io.weir.streaming.record.Tally;

/** What the guard counts of the signals that come back: each once, when it was first raised. */
final class Tallies {
  private Tallies() {}

  /**
   * Null for what is no signal, or does not count: withdrawn, told anew or to others, or in shadow.
   */
  static Tally of(Event event) {
    if (!SignalEvents.isSignal(event)
        || SignalEvents.isWithdrawn(event)
        || SignalEvents.revision(event) > 0
        || SignalEvents.isNotice(event)
        || !acts(event)
        || event.simulated()) {
      return null;
    }
    String account = Keys.of(event, "account");
    long hash = account == null ? Tally.NOBODY : Sample.hash(Keys.at(KeyStage.ACCOUNT, event));
    return Tally.match(event.tenant(), text(event, "pattern_id"), hash, event.appendTime());
  }

  /** A canary counts whole, as it would if it were let go. */
  private static boolean acts(Event event) {
    String mode = text(event, "mode");
    return mode.equals("ENFORCE") || mode.equals("CANARY");
  }

  private static String text(Event event, String path) {
    Row row = event.row();
    RowLayout layout = event.stream().layout();
    return row.getString(layout.field(path).index());
  }
}
