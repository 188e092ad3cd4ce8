package io.weir.engine.subject;

import io.weir.engine.bytes.PackedEntry;
import io.weir.schemas.StreamCatalog;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One share of a platform's events: the slices of time that are not complete. Not thread-safe.
 *
 * <p>Bounds: the slices from the watermark to the latest event allowed, each with the bounds of
 * {@link Slice}; the newest event ids and signals as {@link SubjectState} keeps them. End: a slice
 * when the watermark passes it, the rest {@link #REMEMBERED} after the last slice.
 */
public final class ShareState extends PackedEntry {
  /** Milliseconds of event time for which a repeated event is still known. */
  static final long REMEMBERED = 600_000;

  /** Slices by their last instant. */
  final NavigableMap<Long, Slice> slices = new TreeMap<>();

  /** What was seen; it holds no subjects. */
  SubjectState seen = new SubjectState();

  @Override
  public boolean isEmpty() {
    return slices.isEmpty() && seen.newest == Long.MIN_VALUE;
  }

  @Override
  public long timer() {
    return seen.timer();
  }

  @Override
  public void timer(long time) {
    seen.timer(time);
  }

  /** Holds its events as another catalog declares them; drops those it does not declare. */
  public void redeclare(StreamCatalog today) {
    slices.values().forEach(slice -> slice.redeclare(today));
    seen.redeclare(today);
  }

  /** An independent copy. */
  public ShareState copy() {
    ShareState copy = new ShareState();
    slices.forEach((last, slice) -> copy.slices.put(last, slice.copy()));
    copy.seen = seen.copy();
    return copy;
  }
}
