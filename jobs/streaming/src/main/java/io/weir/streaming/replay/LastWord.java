package io.weir.streaming.replay;

import io.weir.engine.event.Event;
import io.weir.engine.event.SignalEvents;
import io.weir.engine.program.Keys;
import io.weir.engine.signal.Ids;
import io.weir.patterns.model.KeyStage;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of several records of one event counts. Where the job died, it judged some events again and
 * wrote them again: the last ones are those that its state goes on from. Where a producer sent an
 * event again, it was appended later, and the first counts as it did live; of a signal the last
 * statement does. Keeps a place for every event. Not thread-safe.
 */
public final class LastWord {
  private final Map<Long, Place> last = new HashMap<>();

  private record Place(long appended, int partition, long offset) {}

  /**
   * Notes a record.
   *
   * @param partition where it stands, as all records of the event do
   * @param offset where it stands in that
   */
  public void note(Event event, int partition, long offset) {
    long name = name(event);
    Place known = last.get(name);
    if (known == null || SignalEvents.isSignal(event) || event.appendTime() <= known.appended()) {
      last.put(name, new Place(event.appendTime(), partition, offset));
    }
  }

  /** Whether the record that counts stands there. */
  public boolean stands(Event event, int partition, long offset) {
    return new Place(event.appendTime(), partition, offset).equals(last.get(name(event)));
  }

  /** A signal is told to several accounts at once under one id. */
  private static long name(Event event) {
    return Ids.hash64(
        String.join(
            "\n",
            event.tenant(),
            event.stream().name(),
            event.id(),
            Long.toString(event.time()),
            String.valueOf(Keys.at(KeyStage.ACCOUNT, event))));
  }
}
