package io.weir.engine.property;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts of what cases exercised, so that a generator proves its worth. */
public final class Seen {
  private final Map<String, Long> counts = new TreeMap<>();

  /** Something was exercised once. */
  public void count(String what) {
    count(what, 1);
  }

  /** Something was exercised so often. */
  public void count(String what, long times) {
    counts.merge(what, times, Long::sum);
  }

  /** How often something was exercised. */
  public long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }
}
