package io.weir.engine.subject;

import io.weir.engine.aggregate.Batch;
import io.weir.engine.aggregate.ByMeasure;
import io.weir.engine.event.Event;
import io.weir.engine.event.SignalEvents;
import io.weir.schemas.StreamCatalog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one share of a platform's events amounts to in one slice of event time. Not thread-safe.
 *
 * <p>Bound: one batch per measure; one event per alternative, or {@value #MOST_ASKING} signals; the
 * signals taken back in the slice, {@value #MOST_GONE} at most.
 */
public final class Slice {
  /** Milliseconds of event time that are judged together; slices are aligned to the epoch. */
  public static final long LENGTH = 10_000;

  static final int MOST_GONE = 1024;

  /** Signals an alternative may ask by: the latest may be withdrawn before the slice is sent. */
  static final int MOST_ASKING = 8;

  final long last;

  /** Which share it is of: the whole is put together in the order of these. */
  final int share;

  final ByMeasure<Batch> batches = new ByMeasure<>();

  /** The latest events that a pattern may ask by, by the names of pattern and alternative. */
  final Map<String, NavigableSet<Event>> asking = new HashMap<>(2);

  /**
   * Hashes of the ids of signals of which something else was said in an earlier slice: that goes
   * before anything of this slice enters.
   */
  final Set<Long> gone = new HashSet<>(0);

  Slice(long last, int share) {
    this.last = last;
    this.share = share;
  }

  /** The last instant of the slice that a time lies in. */
  static long last(long time) {
    return Math.floorDiv(time, LENGTH) * LENGTH + LENGTH - 1;
  }

  /** Its last instant, event time: when the watermark passes that, it is complete. */
  public long last() {
    return last;
  }

  /** Keeps the latest events a pattern may ask by. */
  void asks(String name, Event event) {
    NavigableSet<Event> latest = asking.computeIfAbsent(name, none -> new TreeSet<>());
    latest.add(event);
    if (latest.size() > (SignalEvents.isSignal(event) ? MOST_ASKING : 1)) {
      latest.pollFirst();
    }
  }

  /** How many events patterns may ask by. */
  int asking() {
    return asking.values().stream().mapToInt(Set::size).sum();
  }

  /** Nothing is asked by an event of this id any more. */
  void asksNot(String id) {
    asking.values().forEach(latest -> latest.removeIf(event -> event.id().equals(id)));
    asking.values().removeIf(Set::isEmpty);
  }

  /** Holds its events as another catalog declares them; drops those it does not declare. */
  void redeclare(StreamCatalog today) {
    Map<String, NavigableSet<Event>> before = Map.copyOf(asking);
    asking.clear();
    before.forEach(
        (name, latest) ->
            latest.stream()
                .map(event -> event.redeclared(today))
                .filter(Objects::nonNull)
                .forEach(event -> asks(name, event)));
  }

  /** An independent copy. */
  public Slice copy() {
    Slice copy = new Slice(last, share);
    for (int i = 0; i < batches.size(); i++) {
      copy.batches.put(batches.id(i), batches.window(i).copy());
    }
    asking.forEach((name, latest) -> latest.forEach(event -> copy.asks(name, event.copy())));
    copy.gone.addAll(gone);
    return copy;
  }
}
