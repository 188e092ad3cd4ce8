package io.weir.engine.subject;

import io.weir.engine.aggregate.Batch;
import io.weir.engine.aggregate.ByMeasure;
import io.weir.engine.event.Event;
import io.weir.schemas.StreamCatalog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one share of a platform's events amounts to in one slice of event time. Not thread-safe.
 *
 * <p>Bound: one batch per measure; one event per alternative; the signals taken back in the slice,
 * {@value #MOST_GONE} at most.
 */
public final class Slice {
  /** Milliseconds of event time that are judged together; slices are aligned to the epoch. */
  public static final long LENGTH = 10_000;

  static final int MOST_GONE = 1024;

  final long last;

  /** Which share it is of: the whole is put together in the order of these. */
  final int share;

  final ByMeasure<Batch> batches = new ByMeasure<>();

  /** The latest event that a pattern may ask by, by the names of pattern and alternative. */
  final Map<String, Event> asking = new HashMap<>(2);

  /** Hashes of the ids of signals that were counted in an earlier slice and do not hold. */
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

  /** Keeps the later of two events a pattern may ask by. */
  void asks(String name, Event event) {
    asking.merge(name, event, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /** Holds its events as another catalog declares them; drops those it does not declare. */
  void redeclare(StreamCatalog today) {
    asking.replaceAll((name, event) -> event.redeclared(today));
    asking.values().removeIf(Objects::isNull);
  }

  /** An independent copy. */
  public Slice copy() {
    Slice copy = new Slice(last, share);
    for (int i = 0; i < batches.size(); i++) {
      copy.batches.put(batches.id(i), batches.window(i).copy());
    }
    asking.forEach((name, event) -> copy.asking.put(name, event.copy()));
    copy.gone.addAll(gone);
    return copy;
  }
}
