package io.weir.engine.program;

import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pattern set over time: which program judges an event is a function of the event's append time
 * alone. Programs are compiled when first needed, and only those of the newest instants are held.
 * Not thread-safe.
 */
public final class Versions {
  private static final int HELD = 32;

  /** No change counts from here: what was known of those near is to be looked at again. */
  private static final long UNKNOWN = Long.MIN_VALUE + 1;

  /** How far append times of events an owner still meets may be from its watermark. */
  private static final long NEAR = 60 * 60 * 1000L;

  /** How long a program remembers what ended, for events that came late. */
  private static final long LONG_GONE = 24 * 60 * 60 * 1000L;

  private final StreamCatalog catalog;
  private final Policy initial;
  private final NavigableMap<Long, List<Change>> changes = new TreeMap<>();

  /** The least recently used first. */
  private final Map<Long, Program> programs = new LinkedHashMap<>(16, 0.75f, true);

  /** What the one program near keeps, and the instants it stands for. */
  private List<Program> near = List.of();

  private Set<String> nearKeeps = Set.of();
  private long nearFrom;
  private long nearTo;

  /**
   * The program last asked for, and the append times [from, to) it judges: nearly every question.
   */
  private Program current;

  private long from;
  private long to;
  private long furthest = Long.MIN_VALUE;

  private sealed interface Change {}

  /**
   * @param history {@link Histories#of}
   * @param keeps {@link Histories#keeps}
   */
  private record PatternChange(Pattern pattern, String history, String keeps) implements Change {}

  private record PolicyChange(Policy policy) implements Change {}

  private record EmergencyChange(Emergency emergency) implements Change {}

  private record GuardChange(Guarded guarded) implements Change {}

  /**
   * @param catalog the streams patterns speak of
   * @param initial the policy until the log names another
   */
  public Versions(StreamCatalog catalog, Policy initial) {
    this.catalog = catalog;
    this.initial = initial;
  }

  /** A version of a pattern that judges events appended at or after an instant. */
  public void put(Pattern pattern, long effectiveFrom) {
    change(
        effectiveFrom, new PatternChange(pattern, Histories.of(pattern), Histories.keeps(pattern)));
  }

  /** A policy for events appended at or after an instant. */
  public void put(Policy policy, long effectiveFrom) {
    change(effectiveFrom, new PolicyChange(policy));
  }

  /**
   * An emergency raised, changed or lowered for events appended at or after an instant. It ends by
   * the time of each event, so that its end is no change.
   */
  public void put(Emergency emergency, long effectiveFrom) {
    change(effectiveFrom, new EmergencyChange(emergency));
  }

  /** A pattern that exceeds its budget, for events appended at or after an instant. */
  public void put(Guarded guarded, long effectiveFrom) {
    change(effectiveFrom, new GuardChange(guarded));
  }

  private void change(long effectiveFrom, Change change) {
    changes.computeIfAbsent(effectiveFrom, at -> new ArrayList<>()).add(change);
    programs.keySet().removeIf(instant -> instant >= effectiveFrom);
    current = null;
    nearTo = UNKNOWN;
  }

  /** The program that judges an event of this append time. */
  public Program at(long appendTime) {
    if (current == null || appendTime < from || appendTime >= to) {
      current = find(appendTime);
      Long start = changes.floorKey(appendTime);
      Long end = changes.higherKey(appendTime);
      from = start == null ? Long.MIN_VALUE : start;
      to = end == null ? Long.MAX_VALUE : end;
      furthest = Math.max(furthest, from);
    }
    return current;
  }

  /** Append time from which the newest change known counts; Long.MIN_VALUE where there is none. */
  public long latest() {
    return changes.isEmpty() ? Long.MIN_VALUE : changes.lastKey();
  }

  /**
   * Whether somebody who knew of changes up to one judged an event of this append time without a
   * change that counts for it.
   *
   * @param knew append time from which the newest change counts that was known
   */
  public boolean isStale(long knew, long appendTime) {
    if (knew >= appendTime || changes.isEmpty() || knew >= changes.lastKey()) {
      return false;
    }
    return changes.higherKey(knew) <= appendTime;
  }

  /** The program of the newest change known. */
  public Program newest() {
    return find(Long.MAX_VALUE);
  }

  /**
   * The programs that judge events an owner may still meet, or met just now, when its watermark
   * stands here: those around the watermark, and up to the furthest anybody asked for. What is kept
   * in a replay is what was kept live, however many versions were to follow. As only what they keep
   * is asked of them, one program stands for all: every pattern that any of them has, once for each
   * thing it keeps, so that a thousand changes cost no more than the contents they brought.
   */
  public List<Program> near(long watermark) {
    long from = instant(watermark < Long.MIN_VALUE + NEAR ? Long.MIN_VALUE : watermark - NEAR);
    long ahead = instant(watermark > Long.MAX_VALUE - NEAR ? Long.MAX_VALUE : watermark + NEAR);
    long to = Math.max(ahead, furthest);
    if (near.isEmpty() || nearFrom != from || nearTo != to) {
      Map<String, Pattern> kept = new TreeMap<>();
      Map<String, PatternChange> first = new HashMap<>();
      for (List<Change> changed : changes.headMap(from, true).values()) {
        patterns(changed).forEach(change -> first.put(change.pattern().id(), change));
      }
      first.values().forEach(change -> keep(change, kept));
      for (List<Change> changed : changes.subMap(from, false, to, true).values()) {
        patterns(changed).forEach(change -> keep(change, kept));
      }
      if (near.isEmpty() || !kept.keySet().equals(nearKeeps)) {
        near =
            List.of(
                new Program(
                    kept.values(),
                    pattern -> Long.MIN_VALUE,
                    initial,
                    List.of(),
                    List.of(),
                    catalog));
        nearKeeps = kept.keySet();
      }
      nearFrom = from;
      nearTo = to;
    }
    return near;
  }

  private static void keep(PatternChange change, Map<String, Pattern> kept) {
    if (change.pattern().mode().stage() != Mode.Stage.OFF) {
      kept.putIfAbsent(change.pattern().id() + ' ' + change.keeps(), change.pattern());
    }
  }

  private static Stream<PatternChange> patterns(List<Change> changed) {
    return changed.stream().filter(PatternChange.class::isInstance).map(PatternChange.class::cast);
  }

  /** When the program that judges this append time came into force. */
  private long instant(long appendTime) {
    Long latest = changes.floorKey(appendTime);
    return latest == null ? Long.MIN_VALUE : latest;
  }

  private Program find(long appendTime) {
    long instant = instant(appendTime);
    Program known = programs.get(instant);
    if (known != null) {
      return known;
    }
    Program program = compile(instant);
    programs.put(instant, program);
    if (programs.size() > HELD) {
      programs.remove(programs.keySet().iterator().next());
    }
    return program;
  }

  private Program compile(long instant) {
    Map<String, Pattern> patterns = new TreeMap<>();
    Map<String, String> histories = new HashMap<>();
    Map<String, Long> since = new HashMap<>();
    Policy policy = initial;
    Map<String, Emergencies.Raised> raised = new TreeMap<>();
    Map<String, Guarded> guarded = new TreeMap<>();
    for (Map.Entry<Long, List<Change>> at : changes.headMap(instant, true).entrySet()) {
      for (Change change : at.getValue()) {
        if (change instanceof PolicyChange changed) {
          policy = changed.policy();
        } else if (change instanceof PatternChange changed) {
          Pattern pattern = changed.pattern();
          patterns.put(pattern.id(), pattern);
          if (!changed.history().equals(histories.put(pattern.id(), changed.history()))) {
            since.put(pattern.id(), at.getKey());
          }
        } else if (change instanceof EmergencyChange changed) {
          Emergency emergency = changed.emergency();
          raised.put(emergency.id(), new Emergencies.Raised(emergency, at.getKey()));
        } else if (change instanceof GuardChange changed) {
          guarded.put(changed.guarded().id(), changed.guarded());
        }
      }
    }
    return new Program(
        patterns.values(),
        pattern -> since.get(pattern.id()),
        policy,
        raised.values().stream().filter(one -> mayConcern(one, instant)).toList(),
        guarded.values().stream().filter(one -> isRecent(one.until(), instant)).toList(),
        catalog);
  }

  private static boolean mayConcern(Emergencies.Raised raised, long instant) {
    return raised.emergency().level() > 0 && isRecent(raised.emergency().until(), instant);
  }

  /** Nothing that happened so long before its append is concerned by what ended since. */
  private static boolean isRecent(long until, long instant) {
    return instant < 0 || until > instant - LONG_GONE;
  }
}
