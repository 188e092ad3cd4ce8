package io.weir.cli.pattern.noise;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlReader;
import io.weir.patterns.yaml.YamlText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each pattern may cause in 10,000 account-days without an attack.
 *
 * @param usual alerts, for a pattern that has no line of its own
 * @param patterns alerts, by pattern id
 * @param holds operations held or blocked, by pattern id; none where it has no line
 * @param exclusions what is not held to it for a while
 * @param places lines of the patterns in the file
 */
public record NoiseBudget(
    double usual,
    Map<String, Double> patterns,
    Map<String, Double> holds,
    List<Exclusion> exclusions,
    Map<String, Integer> places) {
  private static final double MOST = 10_000;

  /**
   * What reading came to.
   *
   * @param budget null where there are problems
   * @param problems everything wrong with the file
   */
  public record Read(NoiseBudget budget, List<Problem> problems) {}

  /** Reads a budget. */
  public static Read read(String file, String text) {
    Problems problems = new Problems();
    Reporter report = new Reporter(file, problems);
    YamlNode root = YamlReader.read(text, report);
    MapReader keys = MapReader.of(root, "a noise budget", report);
    if (keys == null) {
      return new Read(null, problems.list());
    }
    keys.require("usual", "alerts in 10,000 account-days for patterns without a line of their own");
    Double usual = keys.number("usual", 0, MOST);
    Map<String, Integer> places = new LinkedHashMap<>();
    Map<String, Double> patterns = patterns(keys.optional("patterns"), "patterns", report, places);
    Map<String, Double> holds = patterns(keys.optional("holds"), "holds", report, places);
    List<Exclusion> exclusions = new ArrayList<>();
    for (YamlNode node : keys.list("exclusions")) {
      Exclusion exclusion = exclusion(node, report);
      if (exclusion != null) {
        exclusions.add(exclusion);
      }
    }
    keys.finish();
    return problems.isEmpty()
        ? new Read(new NoiseBudget(usual, patterns, holds, exclusions, places), List.of())
        : new Read(null, problems.list());
  }

  private static Map<String, Double> patterns(
      YamlNode node, String named, Reporter report, Map<String, Integer> places) {
    Map<String, Double> patterns = new LinkedHashMap<>();
    MapReader keys = MapReader.of(node, "'" + named + "'", report);
    if (keys == null) {
      return patterns;
    }
    for (YamlMap.Entry entry : keys.map().entries()) {
      String id = entry.key().value();
      Double budget = keys.number(id, 0, MOST);
      if (budget != null) {
        patterns.put(id, budget);
        places.put(id, entry.key().place().line());
      }
    }
    return patterns;
  }

  private static Exclusion exclusion(YamlNode node, Reporter report) {
    MapReader keys = MapReader.of(node, "an exclusion", report);
    if (keys == null) {
      return null;
    }
    YamlText pattern = keys.requireText("pattern", "the pattern's id");
    YamlText reason = keys.requireText("reason", "why it may be louder for now");
    YamlText until = keys.requireText("until", "the last day of it, such as 2026-12-31");
    keys.finish();
    if (pattern == null || reason == null || until == null) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(until.value());
      return new Exclusion(pattern.value(), reason.value(), day, keys.map().place().line());
    } catch (DateTimeParseException e) {
      report.at(until, Category.VALUE, "'until' is a day such as 2026-12-31, not '" + until + "'");
      return null;
    }
  }

  /** The budget of a pattern, in alerts per 10,000 account-days. */
  public double of(String pattern) {
    return patterns.getOrDefault(pattern, usual);
  }

  /** Operations a pattern may hold or block, per 10,000 account-days. */
  public double holds(String pattern) {
    return holds.getOrDefault(pattern, 0.0);
  }

  /** The exclusion of a pattern, or null. */
  public Exclusion exclusion(String pattern) {
    return exclusions.stream()
        .filter(one -> one.pattern().equals(pattern))
        .findFirst()
        .orElse(null);
  }

  /** What the budget says that is of no use: patterns that are gone, exclusions that expired. */
  public List<Problem> outdated(String file, Collection<String> ids, LocalDate today) {
    Problems problems = new Problems();
    places.forEach(
        (id, line) -> {
          if (!ids.contains(id)) {
            problems.add(file, line, 1, Category.NAME, "there is no pattern '" + id + "'");
          }
        });
    for (Exclusion exclusion : exclusions) {
      if (!ids.contains(exclusion.pattern())) {
        problems.add(
            file,
            exclusion.line(),
            1,
            Category.NAME,
            "there is no pattern '" + exclusion.pattern() + "'");
      } else if (exclusion.expired(today)) {
        problems.add(
            file,
            exclusion.line(),
            1,
            Category.VALUE,
            "the exclusion of '"
                + exclusion.pattern()
                + "' expired on "
                + exclusion.until()
                + ": quieten the pattern, or say why it needs longer");
      }
    }
    return problems.list();
  }
}
