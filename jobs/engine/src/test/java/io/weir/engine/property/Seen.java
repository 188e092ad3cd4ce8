package io.weir.engine.property;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts of what cases exercised, so that a generator proves its worth. */
public final class Seen {
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Long> cases = new TreeMap<>();

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

  /** Adds what one case exercised. */
  void add(Seen one) {
    one.counts.forEach(
        (what, times) -> {
          count(what, times);
          cases.merge(what, times > 0 ? 1L : 0L, Long::sum);
        });
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(
            count ->
                "%s %d in %d cases"
                    .formatted(count.getKey(), count.getValue(), cases.get(count.getKey())))
        .collect(Collectors.joining(", "));
  }
}
