package io.weir.engine.subject;

import io.weir.engine.bytes.PackedEntry;
import io.weir.engine.event.Pending;
import io.weir.schemas.StreamCatalog;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything kept for one stage key: a subnet with its addresses, a device, a payee, a reference.
 * Not thread-safe.
 *
 * <p>Bounds: {@value #MOST_SUBS} subjects, {@value #RECENT} event ids for telling duplicates, and
 * the bounds of each subject. End: {@link SubjectEvaluator#nextEnd}.
 */
public final class SubjectState extends PackedEntry {
  static final int MOST_SUBS = 1024;
  static final int RECENT = 256;

  final Map<String, Sub> subs = new HashMap<>(2);
  final Pending pending = new Pending();

  /** Hashes of the newest event ids, a ring; 0 is no id. */
  long[] recent = new long[4];

  int recentNext;

  /** What was said last of the newest signals. */
  final Heard heard = new Heard();

  /** Grows with every restriction written. */
  long epoch;

  /** Event time of the newest event seen. */
  long newest = Long.MIN_VALUE;

  long timer = Long.MAX_VALUE;

  /**
   * The epoch of the next restriction. It follows event time, so that it rises for readers even
   * where the key had been forgotten in between.
   */
  long nextEpoch(long now) {
    epoch = Math.max(epoch + 1, now);
    return epoch;
  }

  /** Whether the id was seen among the newest; remembers it. */
  boolean isDuplicate(long idHash) {
    for (long known : recent) {
      if (known == idHash) {
        return true;
      }
    }
    if (recentNext == recent.length && recent.length < RECENT) {
      recent = java.util.Arrays.copyOf(recent, recent.length * 2);
    }
    recentNext = recentNext % recent.length;
    recent[recentNext++] = idHash;
    return false;
  }

  @Override
  public boolean isEmpty() {
    return subs.isEmpty() && pending.isEmpty();
  }

  @Override
  public long timer() {
    return timer;
  }

  @Override
  public void timer(long time) {
    timer = time;
  }

  /** Number of events waiting for the watermark. */
  public int pendingEvents() {
    return pending.size();
  }

  /** Holds its events as another catalog declares them; drops those it does not declare. */
  public void redeclare(StreamCatalog today) {
    pending.redeclare(today);
  }

  /** An independent copy. */
  public SubjectState copy() {
    SubjectState copy = new SubjectState();
    copy.pending.addCopies(pending);
    subs.forEach((key, sub) -> copy.subs.put(key, sub.copy()));
    copy.recent = recent.clone();
    copy.recentNext = recentNext;
    copy.heard.addAll(heard);
    copy.epoch = epoch;
    copy.newest = newest;
    copy.timer = timer;
    return copy;
  }
}
