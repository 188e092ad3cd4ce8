package io.weir.engine.event;

import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Events of one key that wait for the watermark, in (time, id) order: at most {@value #MOST} where
 * it comes before the end of the input. Not thread-safe.
 */
public final class Pending {
  /** Live, more of one key are judged as they come: who floods a key waits for nobody. */
  public static final int MOST = 100_000;

  private final List<Event> events = new ArrayList<>(0);

  public boolean isEmpty() {
    return events.isEmpty();
  }

  public int size() {
    return events.size();
  }

  /** Event time of the first; Long.MAX_VALUE where none waits. */
  public long first() {
    return events.isEmpty() ? Long.MAX_VALUE : events.get(0).time();
  }

  /**
   * Lets an event wait; false where it waits already. A later statement about a signal waits in the
   * place of the one before.
   */
  public boolean add(Event event) {
    int position = Collections.binarySearch(events, event);
    if (position >= 0) {
      boolean news = SignalEvents.replaces(event, events.get(position));
      if (news) {
        events.set(position, event);
      }
      return news;
    }
    events.add(-position - 1, event);
    return true;
  }

  /** Hands over, in order, what the watermark has passed. Until all are, all count as waiting. */
  public void release(long watermark, Consumer<Event> taker) {
    int due = 0;
    while (due < events.size() && events.get(due).time() <= watermark) {
      taker.accept(events.get(due++).inTurn());
    }
    events.subList(0, due).clear();
  }

  /**
   * Hands over, in order, what is known (lists, labels, profiles) and waits, as far as it stands
   * before an event: inputs are no reason for the watermark to pass, so nothing need wait for it.
   */
  public void releaseInputs(Event before, Consumer<Event> taker) {
    List<Event> due = new ArrayList<>(0);
    for (Event event : events) {
      if (event.stream().input() && event.compareTo(before) < 0) {
        due.add(event);
      }
    }
    if (!due.isEmpty()) {
      events.removeAll(due);
      due.forEach(taker);
    }
  }

  /** What waits, in order; a view. */
  public List<Event> events() {
    return Collections.unmodifiableList(events);
  }

  /** Lets the same wait as another catalog declares it; what it does not declare waits no more. */
  public void redeclare(StreamCatalog today) {
    events.replaceAll(event -> event.redeclared(today));
    events.removeIf(Objects::isNull);
  }

  /** Lets copies wait of all that wait there: what one collects, the other must not see. */
  public void addCopies(Pending other) {
    other.events.forEach(event -> add(event.copy()));
  }
}
