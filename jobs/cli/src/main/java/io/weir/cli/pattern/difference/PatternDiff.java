package io.weir.cli.pattern.difference;

import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Versions;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is different, and what the job does when the second takes the first's place.
 *
 * @param before the first pattern, {@code id version n}
 * @param after the second
 * @param differences what is different, sorted by part; empty where they mean the same
 * @param historyServes whether what was kept for the first serves the second: nothing begins anew
 * @param warmingMillis for how long the second only reports, for one of its keys at least, until
 *     its history is complete; 0 where it is at once
 * @param cost what both cost; null where nobody asked, or they mean the same
 */
public record PatternDiff(
    String before,
    String after,
    List<Difference> differences,
    boolean historyServes,
    long warmingMillis,
    CostDiff cost) {
  private static final long PUBLISHED = 1;

  /** Compares two patterns. */
  public static PatternDiff of(
      Pattern before, Pattern after, StreamCatalog catalog, Policy policy) {
    boolean byKey = before.bindings().size() > 1 || after.bindings().size() > 1;
    Map<List<Object>, String> was = PatternFacts.of(before, byKey);
    Map<List<Object>, String> is = PatternFacts.of(after, byKey);
    Set<List<Object>> names = new LinkedHashSet<>(was.keySet());
    names.addAll(is.keySet());
    List<Difference> differences = new ArrayList<>();
    for (List<Object> name : names) {
      if (!Objects.equals(was.get(name), is.get(name))) {
        differences.add(
            new Difference(
                (Part) name.get(0), name.get(1).toString(), was.get(name), is.get(name)));
      }
    }
    differences.sort(Comparator.comparing(Difference::part));
    List<PatternPlan> plans = successor(before, after, catalog, policy);
    long warmUntil = plans.stream().mapToLong(PatternPlan::warmUntil).max().orElse(PUBLISHED);
    return new PatternDiff(
        name(before),
        name(after),
        differences,
        plans.stream().allMatch(plan -> plan.since() != PUBLISHED),
        Math.max(PUBLISHED, warmUntil) - PUBLISHED,
        null);
  }

  /** The second as the engine runs it, for each of its keys, where the first ran since ever. */
  private static List<PatternPlan> successor(
      Pattern before, Pattern after, StreamCatalog catalog, Policy policy) {
    Versions versions = new Versions(catalog, policy);
    versions.put(before.in(Mode.ENFORCE), Long.MIN_VALUE);
    versions.put(after.in(Mode.ENFORCE), PUBLISHED);
    return versions.at(PUBLISHED).patterns().stream()
        .filter(plan -> plan.pattern().id().equals(after.id()))
        .toList();
  }

  private static String name(Pattern pattern) {
    return pattern.id() + " version " + pattern.version();
  }

  /** The same, and what both cost. */
  public PatternDiff costing(CostDiff both) {
    return new PatternDiff(before, after, differences, historyServes, warmingMillis, both);
  }

  /** Whether they mean the same, whatever their texts look like. */
  public boolean same() {
    return differences.isEmpty();
  }
}
