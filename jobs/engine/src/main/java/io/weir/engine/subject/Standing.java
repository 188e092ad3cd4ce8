package io.weir.engine.subject;

import io.weir.engine.decision.CoolDown;
import io.weir.engine.decision.InForce;
import io.weir.engine.directive.Directives;
import io.weir.engine.signal.LiveSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said of a subject and ordered about it, as far as it stands. Bound: the newest live
 * signal of a pattern and {@value #MOST_EARLIER} before it, one cool-down and restriction per
 * pattern, {@link Directives}. Not thread-safe.
 */
final class Standing {
  static final int MOST_EARLIER = 4;

  /** The least first. */
  private static final Comparator<LiveSignal> BY_WEIGHT =
      Comparator.comparing(LiveSignal::enforced)
          .thenComparing(LiveSignal::severity)
          .thenComparing(LiveSignal::until)
          .thenComparing(LiveSignal::id);

  /** That of most subjects; nothing can be added to it. */
  static final Standing NONE =
      new Standing(
          Collections.emptyMap(),
          Collections.emptyList(),
          Collections.emptyMap(),
          Collections.emptyMap(),
          Collections.emptyMap(),
          Directives.none());

  /** The newest live signal of each pattern. */
  private final Map<String, LiveSignal> live;

  /** Live signals before these that still count for more than they do; the gravest first. */
  private final List<LiveSignal> earlier;

  /** Revision last said of the live signal, by pattern. */
  final Map<String, Integer> revisions;

  final Map<String, CoolDown> coolDowns;
  final Map<String, InForce> restrictions;

  /** What people ordered about it. */
  final Directives directives;

  /** One that nothing was said in yet. */
  Standing() {
    this(
        new HashMap<>(2),
        new ArrayList<>(0),
        new HashMap<>(2),
        new HashMap<>(2),
        new HashMap<>(2),
        new Directives());
  }

  private Standing(
      Map<String, LiveSignal> live,
      List<LiveSignal> earlier,
      Map<String, Integer> revisions,
      Map<String, CoolDown> coolDowns,
      Map<String, InForce> restrictions,
      Directives directives) {
    this.live = live;
    this.earlier = earlier;
    this.revisions = revisions;
    this.coolDowns = coolDowns;
    this.restrictions = restrictions;
    this.directives = directives;
  }

  boolean isEmpty() {
    return live.isEmpty() && coolDowns.isEmpty() && restrictions.isEmpty() && directives.isEmpty();
  }

  /** The newest signal of a pattern; null where none lives. */
  LiveSignal newest(String patternId) {
    return live.get(patternId);
  }

  /**
   * Every signal that may still count, several of one pattern where it held in a graver way before
   * than it did last. Of those of one pattern the gravest comes first, and the newest last.
   */
  Collection<LiveSignal> signals() {
    if (earlier.isEmpty()) {
      return live.values();
    }
    List<LiveSignal> all = new ArrayList<>(earlier);
    all.addAll(live.values());
    return all;
  }

  /**
   * A signal is the newest of its pattern. Those before it stay as far as they ask for what no
   * other of them does: what they amount to is what the gravest that lives asks for.
   */
  void say(LiveSignal signal) {
    LiveSignal before = live.put(signal.patternId(), signal);
    if (before != null && earlier.stream().noneMatch(one -> one.covers(before))) {
      earlier.add(before);
    }
    earlier.removeIf(one -> one.id().equals(signal.id()) || signal.covers(one));
    if (earlier.stream().filter(one -> isOf(signal, one)).count() > MOST_EARLIER) {
      earlier.remove(
          earlier.stream().filter(one -> isOf(signal, one)).min(BY_WEIGHT).orElseThrow());
    }
    earlier.sort(BY_WEIGHT.reversed());
  }

  private static boolean isOf(LiveSignal one, LiveSignal other) {
    return one.patternId().equals(other.patternId());
  }

  /** Drops what has ended. The newest of a pattern stays for as long as one before it. */
  void expire(long watermark) {
    earlier.removeIf(signal -> signal.until() <= watermark);
    live.values().removeIf(signal -> signal.until() <= watermark && !outlived(signal));
    revisions.keySet().retainAll(live.keySet());
    coolDowns.values().removeIf(coolDown -> coolDown.until() <= watermark);
    restrictions.values().removeIf(restriction -> restriction.end() <= watermark);
    directives.expire(watermark, signals());
  }

  private boolean outlived(LiveSignal newest) {
    return earlier.stream().anyMatch(one -> isOf(newest, one));
  }

  /** Event time at which all of it will have ended; Long.MIN_VALUE where there is nothing. */
  long end() {
    long end = directives.end(signals());
    for (LiveSignal signal : signals()) {
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
    copy.earlier.addAll(earlier);
    copy.revisions.putAll(revisions);
    copy.coolDowns.putAll(coolDowns);
    copy.restrictions.putAll(restrictions);
    copy.directives.addAll(directives);
    return copy;
  }
}
