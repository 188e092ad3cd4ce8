package io.weir.streaming.replay;

import io.weir.engine.event.Event;
import io.weir.engine.signal.Ids;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of several records of one event counts. Where the job died, it judged some events again and
 * wrote them again: the last ones are those that its state goes on from. Keeps a number per event.
 * Not thread-safe.
 */
public final class LastWord {
  private final Map<Long, Long> last = new HashMap<>();

  /**
   * Notes a record.
   *
   * @param position where it stands; an event's records all stand in one partition
   */
  public void note(Event event, long position) {
    last.put(name(event), position);
  }

  /** Whether the record noted last of the event stands there. */
  public boolean stands(Event event, long position) {
    Long noted = last.get(name(event));
    return noted != null && noted == position;
  }

  private static long name(Event event) {
    return Ids.hash64(
        String.join("\n", event.tenant(), event.stream().name(), event.id()) + "\n" + event.time());
  }
}
