package io.weir.engine.subject;

import io.weir.engine.bytes.PackedEntry;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Everything kept for a platform as a whole. Not thread-safe.
 *
 * <p>Bounds: of each slice that is not complete one of each share; one subject with the bounds of
 * {@link SubjectState}. End: a slice when the watermark passes it, the subject with its windows and
 * signals.
 */
public final class PlatformState extends PackedEntry {
  /** Slices that wait to be put together, by their last instant. */
  final NavigableMap<Long, List<Slice>> waiting = new TreeMap<>();

  SubjectState subject = new SubjectState();

  @Override
  public boolean isEmpty() {
    return waiting.isEmpty() && subject.isEmpty();
  }

  @Override
  public long timer() {
    return subject.timer();
  }

  @Override
  public void timer(long time) {
    subject.timer(time);
  }

  /** Holds its events as another catalog declares them; drops those it does not declare. */
  public void redeclare(StreamCatalog today) {
    waiting.values().forEach(slices -> slices.forEach(slice -> slice.redeclare(today)));
    subject.redeclare(today);
  }

  /** An independent copy. */
  public PlatformState copy() {
    PlatformState copy = new PlatformState();
    waiting.forEach(
        (last, slices) ->
            copy.waiting.put(last, new ArrayList<>(slices.stream().map(Slice::copy).toList())));
    copy.subject = subject.copy();
    return copy;
  }
}
