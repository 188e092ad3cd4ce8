package io.weir.engine.program;

import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was put into force since when, and what stands at an instant: of all that counts by then
 * what was put last, also where a clock went back meanwhile and what was put before counts from
 * later on. Not thread-safe.
 */
final class Changes {
  /** How long a program remembers what ended, for events that came late. */
  private static final long LONG_GONE = 24 * 60 * 60 * 1000L;

  private final Policy initial;
  private final List<Put> puts = new ArrayList<>();
  private final NavigableSet<Long> instants = new TreeSet<>();

  private record Put(long from, Change change) {}

  /** One thing that was put into force. */
  sealed interface Change {}

  /**
   * @param history {@link Histories#of}
   * @param keeps {@link Histories#keeps}
   */
  private record PatternChange(Pattern pattern, String history, String keeps) implements Change {}

  private record PolicyChange(Policy policy) implements Change {}

  private record EmergencyChange(Emergency emergency) implements Change {}

  private record GuardChange(Guarded guarded) implements Change {}

  /**
   * @param initial the policy until another is put
   */
  Changes(Policy initial) {
    this.initial = initial;
  }

  static Change of(Pattern pattern) {
    return new PatternChange(pattern, Histories.of(pattern), Histories.keeps(pattern));
  }

  static Change of(Policy policy) {
    return new PolicyChange(policy);
  }

  static Change of(Emergency emergency) {
    return new EmergencyChange(emergency);
  }

  static Change of(Guarded guarded) {
    return new GuardChange(guarded);
  }

  void add(long effectiveFrom, Change change) {
    puts.add(new Put(effectiveFrom, change));
    instants.add(effectiveFrom);
  }

  /** When the last change at or before an append time came into force; Long.MIN_VALUE: none did. */
  long instant(long appendTime) {
    Long latest = instants.floor(appendTime);
    return latest == null ? Long.MIN_VALUE : latest;
  }

  /** When the first change after an append time comes into force; Long.MAX_VALUE: none does. */
  long after(long appendTime) {
    Long next = instants.higher(appendTime);
    return next == null ? Long.MAX_VALUE : next;
  }

  /** When the last change of all comes into force; Long.MIN_VALUE where there is none. */
  long latest() {
    return instants.isEmpty() ? Long.MIN_VALUE : instants.last();
  }

  /** What stands from one of the instants on. */
  Standing at(long instant) {
    Map<String, Pattern> patterns = new TreeMap<>();
    Map<String, String> histories = new HashMap<>();
    Map<String, Long> since = new HashMap<>();
    Policy policy = initial;
    Map<String, Emergencies.Raised> raised = new TreeMap<>();
    Map<String, Guarded> guarded = new TreeMap<>();
    for (Put put : puts) {
      if (put.from() > instant) {
        continue;
      }
      Change change = put.change();
      if (change instanceof PolicyChange changed) {
        policy = changed.policy();
      } else if (change instanceof PatternChange changed) {
        Pattern pattern = changed.pattern();
        patterns.put(pattern.id(), pattern);
        if (!changed.history().equals(histories.put(pattern.id(), changed.history()))) {
          since.put(pattern.id(), put.from());
        }
      } else if (change instanceof EmergencyChange changed) {
        Emergency emergency = changed.emergency();
        raised.put(emergency.id(), new Emergencies.Raised(emergency, put.from()));
      } else if (change instanceof GuardChange changed) {
        guarded.put(changed.guarded().id(), changed.guarded());
      }
    }
    return new Standing(
        patterns.values(),
        since,
        policy,
        raised.values().stream().filter(one -> mayConcern(one, instant)).toList(),
        guarded.values().stream().filter(one -> isRecent(one.until(), instant)).toList());
  }

  private static boolean mayConcern(Emergencies.Raised raised, long instant) {
    return raised.emergency().level() > 0 && isRecent(raised.emergency().until(), instant);
  }

  /** Nothing that happened so long before its append is concerned by what ended since. */
  private static boolean isRecent(long until, long instant) {
    return instant < 0 || until > instant - LONG_GONE;
  }

  /**
   * A pattern for each thing that is kept by what stands at one instant or any up to another. As
   * only what they keep is asked of them, a thousand changes cost no more than the contents they
   * brought.
   */
  Map<String, Pattern> kept(long from, long to) {
    Map<String, Pattern> kept = new TreeMap<>();
    Map<String, PatternChange> first = new HashMap<>();
    patterns(put -> put.from() <= from).forEach(change -> first.put(change.pattern().id(), change));
    first.values().forEach(change -> keep(change, kept));
    patterns(put -> put.from() > from && put.from() <= to).forEach(change -> keep(change, kept));
    return kept;
  }

  /** The standing that keeps these and does nothing else. */
  Standing keeping(Map<String, Pattern> kept) {
    return new Standing(kept.values(), Map.of(), initial, List.of(), List.of());
  }

  private static void keep(PatternChange change, Map<String, Pattern> kept) {
    if (change.pattern().mode().stage() != Mode.Stage.OFF) {
      kept.putIfAbsent(change.pattern().id() + ' ' + change.keeps(), change.pattern());
    }
  }

  /** The changes of patterns among these, as they were put. */
  private Stream<PatternChange> patterns(Predicate<Put> which) {
    return puts.stream()
        .filter(which)
        .map(Put::change)
        .filter(PatternChange.class::isInstance)
        .map(PatternChange.class::cast);
  }
}
