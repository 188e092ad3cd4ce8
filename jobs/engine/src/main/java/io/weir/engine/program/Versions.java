package io.weir.engine.program;

import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The pattern set over time: which program judges an event is a function of the event's append time
 * alone. Programs are compiled when first needed, and only those of the newest instants are held.
 * Not thread-safe.
 */
public final class Versions {
  private static final int HELD = 8;

  private final StreamCatalog catalog;
  private final Policy initial;
  private final NavigableMap<Long, List<Change>> changes = new TreeMap<>();
  private final NavigableMap<Long, Program> programs = new TreeMap<>();

  /**
   * The program last asked for, and the append times [from, to) it judges: nearly every question.
   */
  private Program current;

  private long from;
  private long to;

  private sealed interface Change {}

  private record PatternChange(Pattern pattern) implements Change {}

  private record PolicyChange(Policy policy) implements Change {}

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
    change(effectiveFrom, new PatternChange(pattern));
  }

  /** A policy for events appended at or after an instant. */
  public void put(Policy policy, long effectiveFrom) {
    change(effectiveFrom, new PolicyChange(policy));
  }

  private void change(long effectiveFrom, Change change) {
    changes.computeIfAbsent(effectiveFrom, at -> new ArrayList<>()).add(change);
    programs.tailMap(effectiveFrom, true).clear();
    current = null;
  }

  /** The program that judges an event of this append time. */
  public Program at(long appendTime) {
    if (current == null || appendTime < from || appendTime >= to) {
      current = find(appendTime);
      Long start = changes.floorKey(appendTime);
      Long end = changes.higherKey(appendTime);
      from = start == null ? Long.MIN_VALUE : start;
      to = end == null ? Long.MAX_VALUE : end;
    }
    return current;
  }

  /** The program of the newest change known. */
  public Program newest() {
    return at(Long.MAX_VALUE - 1);
  }

  private Program find(long appendTime) {
    Map.Entry<Long, Program> compiled = programs.floorEntry(appendTime);
    Long latest = changes.floorKey(appendTime);
    long instant = latest == null ? Long.MIN_VALUE : latest;
    if (compiled != null && compiled.getKey() == instant) {
      return compiled.getValue();
    }
    Program program = compile(instant);
    programs.put(instant, program);
    if (programs.size() > HELD) {
      programs.pollFirstEntry();
    }
    return program;
  }

  private Program compile(long instant) {
    Map<String, Pattern> patterns = new TreeMap<>();
    Map<String, String> histories = new HashMap<>();
    Map<String, Long> since = new HashMap<>();
    Policy policy = initial;
    for (Map.Entry<Long, List<Change>> at : changes.headMap(instant, true).entrySet()) {
      for (Change change : at.getValue()) {
        if (change instanceof PolicyChange changed) {
          policy = changed.policy();
        } else if (change instanceof PatternChange changed) {
          Pattern pattern = changed.pattern();
          patterns.put(pattern.id(), pattern);
          String history = history(pattern);
          if (!history.equals(histories.put(pattern.id(), history))) {
            since.put(pattern.id(), at.getKey());
          }
        }
      }
    }
    return new Program(patterns.values(), pattern -> since.get(pattern.id()), policy, catalog);
  }

  /**
   * What a pattern needs to have been kept: equal text, and the earlier version's history serves.
   */
  private static String history(Pattern pattern) {
    if (pattern.mode().stage() == Mode.Stage.OFF) {
      return "off";
    }
    StringBuilder text = new StringBuilder(pattern.key());
    for (Alternative alternative : pattern.alternatives()) {
      text.append('|').append(alternative.within() == null ? 0 : alternative.within().maxMillis());
      alternative.steps().forEach(step -> text.append(',').append(step.kinds()));
    }
    pattern.aggregates().forEach(aggregate -> text.append('|').append(aggregate.definition()));
    return text.toString();
  }
}
