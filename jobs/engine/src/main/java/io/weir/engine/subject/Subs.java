package io.weir.engine.subject;

import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.StagePlan;
import io.weir.engine.program.SubKeys;

/** The subjects an event has within a stage key, each looked up once an event. Not thread-safe. */
final class Subs {
  private static final int MOST = 8;

  private final SubKeys keys = new SubKeys();
  private final String[] dimensions = new String[MOST];
  private final Sub[] found = new Sub[MOST];
  private final boolean[] watched = new boolean[MOST];
  private int known;
  private SubjectState state;

  /** Turns to an event and what is kept for its key. */
  void of(Event event, SubjectState kept) {
    of(event, null, kept);
  }

  /** The same where only the subject in one dimension is here; null: all are. */
  void of(Event event, String dimension, SubjectState kept) {
    keys.of(event, dimension);
    state = kept;
    known = 0;
  }

  /** The name of the subject in a dimension; null where the event has none. */
  String key(String dimension) {
    return keys.in(dimension);
  }

  /** The subject in a dimension; null where the event has none, or nothing is kept for it. */
  Sub in(String dimension) {
    for (int i = 0; i < known; i++) {
      if (dimensions[i].equals(dimension)) {
        return found[i];
      }
    }
    String key = keys.in(dimension);
    Sub sub = key == null ? null : state.subs.get(key);
    if (known < MOST) {
      dimensions[known] = dimension;
      watched[known] = false;
      found[known++] = sub;
    }
    return sub;
  }

  /** The same, begun where there is none; null where the event has none, or there is no room. */
  Sub begun(String dimension, Outlet out) {
    Sub sub = in(dimension);
    String key = sub == null ? keys.in(dimension) : null;
    if (key == null) {
      return sub;
    }
    if (state.subs.size() >= SubjectState.MOST_SUBS) {
      out.count(Tallied.TOUCHED_OVERFLOW);
      return null;
    }
    Sub fresh = new Sub();
    state.subs.put(key, fresh);
    for (int i = 0; i < known; i++) {
      if (dimensions[i].equals(dimension)) {
        found[i] = fresh;
      }
    }
    return fresh;
  }

  /** Something is counted of the subject in a dimension as of the event. */
  void watch(String dimension) {
    for (int i = 0; i < known; i++) {
      watched[i] |= dimensions[i].equals(dimension);
    }
  }

  /** Whether something is counted, or a signal lives, as of the event. */
  boolean isWatched(String dimension, Sub sub, StagePlan stage, long now) {
    for (int i = 0; i < known; i++) {
      if (watched[i] && dimensions[i].equals(dimension)) {
        return true;
      }
    }
    return sub.isWatched(stage, now);
  }
}
