package io.weir.engine.subject;

import io.weir.engine.decision.CoolDown;
import io.weir.engine.decision.InForce;
import io.weir.engine.directive.Directives;
import io.weir.engine.signal.LiveSignal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What was said of a subject and ordered about it, as far as it stands. Bound: one live signal,
 * cool-down and restriction per pattern, {@link Directives}. Not thread-safe.
 */
final class Standing {
  /** That of most subjects; nothing can be added to it. */
  static final Standing NONE =
      new Standing(
          Collections.emptyMap(),
          Collections.emptyMap(),
          Collections.emptyMap(),
          Collections.emptyMap(),
          Directives.none());

  /** The newest live signal of each pattern. */
  final Map<String, LiveSignal> live;

  /** Revision last said of the live signal, by pattern. */
  final Map<String, Integer> revisions;

  final Map<String, CoolDown> coolDowns;
  final Map<String, InForce> restrictions;

  /** What people ordered about it. */
  final Directives directives;

  /** One that nothing was said in yet. */
  Standing() {
    this(new HashMap<>(2), new HashMap<>(2), new HashMap<>(2), new HashMap<>(2), new Directives());
  }

  private Standing(
      Map<String, LiveSignal> live,
      Map<String, Integer> revisions,
      Map<String, CoolDown> coolDowns,
      Map<String, InForce> restrictions,
      Directives directives) {
    this.live = live;
    this.revisions = revisions;
    this.coolDowns = coolDowns;
    this.restrictions = restrictions;
    this.directives = directives;
  }

  boolean isEmpty() {
    return live.isEmpty() && coolDowns.isEmpty() && restrictions.isEmpty() && directives.isEmpty();
  }

  /** Drops what has ended. */
  void expire(long watermark) {
    live.values().removeIf(signal -> signal.until() <= watermark);
    revisions.keySet().retainAll(live.keySet());
    coolDowns.values().removeIf(coolDown -> coolDown.until() <= watermark);
    restrictions.values().removeIf(restriction -> restriction.end() <= watermark);
    directives.expire(watermark, live.values());
  }

  /** Event time at which all of it will have ended; Long.MIN_VALUE where there is nothing. */
  long end() {
    long end = directives.end(live.values());
    for (LiveSignal signal : live.values()) {
      end = Math.max(end, signal.until());
    }
    for (CoolDown coolDown : coolDowns.values()) {
      end = Math.max(end, coolDown.until());
    }
    for (InForce restriction : restrictions.values()) {
      end = Math.max(end, restriction.end());
    }
    return end;
  }

  Standing copy() {
    Standing copy = new Standing();
    copy.live.putAll(live);
    copy.revisions.putAll(revisions);
    copy.coolDowns.putAll(coolDowns);
    copy.restrictions.putAll(restrictions);
    copy.directives.addAll(directives);
    return copy;
  }
}
