package io.weir.engine.subject;

import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.SignalStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Says where a subject met more accounts than are remembered: those beyond hear nothing of what is
 * found of it later. A signal of no pattern, which demands nothing and counts for nothing, once for
 * each hour in which somebody was not remembered.
 */
final class ContactsCut {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private ContactsCut() {}

  /**
   * An account is not remembered.
   *
   * @param event that met it
   * @param dimension of the subject
   * @param key of the subject
   */
  static void tell(Event event, Touched touched, String dimension, String key, Outlet out) {
    out.count(Tallied.TOUCHED_OVERFLOW);
    long hour = Math.floorDiv(event.time(), HOUR);
    if (!touched.isFirstCutOf(hour)) {
      return;
    }
    LiveSignal signal =
        LiveSignal.own(
            Ids.hash(
                SignalStream.CONTACTS_CUT, event.tenant(), dimension, key, Long.toString(hour)),
            SignalStream.CONTACTS_CUT,
            dimension,
            key,
            event.time(),
            event.id(),
            String.format(
                Locale.ROOT,
                "More than %,d accounts met: those after them are not told of it",
                Touched.MOST),
            Map.of("accounts", Integer.toString(Touched.MOST)));
    out.signal(Signal.own(event.tenant(), signal, SubjectStatements.own(signal)));
  }
}
