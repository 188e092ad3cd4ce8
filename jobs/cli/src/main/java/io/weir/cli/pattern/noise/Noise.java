package io.weir.cli.pattern.noise;

import io.weir.engine.decision.Alert;
import io.weir.engine.program.Versions;
import io.weir.engine.walk.Told;
import io.weir.engine.walk.Walk;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What every pattern caused on clean days.
 *
 * @param accountDays how much was looked at
 * @param events events of all days, those that were not counted included
 * @param patterns one entry a pattern that is not off, sorted by id
 */
public record Noise(long accountDays, int events, List<Loudness> patterns) {
  private static final double UNIT = 10_000;

  /** How loud a pattern is, against what it may be. */
  public enum Verdict {
    WITHIN,
    /** Too many alerts. */
    TOO_LOUD,
    /** In a mode that has an effect, and too many honest operations held or blocked. */
    HOLDS_HONEST,
    EXCLUDED
  }

  /**
   * One pattern.
   *
   * @param pattern its id
   * @param alerts alerts it caused
   * @param rate the same per 10,000 account-days
   * @param budget what it may cause per 10,000 account-days
   * @param allowed most alerts that so many account-days can cause by chance under the budget: what
   *     is to be expected and two standard deviations
   * @param holds honest operations it held or blocked; would have, where its mode has no effect
   * @param allowedHolds most of them that chance explains under its budget; -1 where its mode has
   *     no effect
   * @param verdict whether it keeps to that
   */
  public record Loudness(
      String pattern,
      int alerts,
      double rate,
      double budget,
      int allowed,
      int holds,
      int allowedHolds,
      Verdict verdict) {}

  /** Walks the days under all patterns, each enforced unless it is off, by the job's evaluators. */
  public static Noise of(
      CleanDays days,
      StreamCatalog catalog,
      Policy policy,
      Collection<Pattern> patterns,
      NoiseBudget budget,
      LocalDate today) {
    Versions versions = new Versions(catalog, policy);
    Map<String, Integer> alerts = new TreeMap<>();
    Set<String> effective = new HashSet<>();
    for (Pattern pattern : patterns) {
      if (pattern.mode().stage() == Mode.Stage.ENFORCE
          || pattern.mode().stage() == Mode.Stage.CANARY) {
        effective.add(pattern.id());
      }
      if (pattern.mode().stage() != Mode.Stage.OFF) {
        versions.put(pattern.in(Mode.ENFORCE), Long.MIN_VALUE);
        alerts.put(pattern.id(), 0);
      }
    }
    Map<String, Alert> last = new HashMap<>();
    Told told = new Walk(catalog, versions).run(days.events());
    for (Alert alert : told.alerts()) {
      last.merge(alert.id(), alert, (a, b) -> b.revision() >= a.revision() ? b : a);
    }
    for (Alert alert : last.values()) {
      if (alert.count() > 0 && alert.first() >= days.countedFrom()) {
        alerts.merge(alert.pattern().id(), 1, Integer::sum);
      }
    }
    Map<String, Integer> holds =
        new Holds(policy, effective).of(told.decisions(), days.countedFrom());
    Held held = new Held(days.accountDays(), budget, today);
    List<Loudness> all = new ArrayList<>();
    alerts.forEach(
        (id, count) ->
            all.add(held.loudness(id, count, holds.getOrDefault(id, 0), effective.contains(id))));
    return new Noise(days.accountDays(), days.events().size(), all);
  }

  /**
   * What patterns are held to.
   *
   * @param accountDays how much was looked at
   * @param budget what they may
   * @param today the day exclusions are judged by
   */
  record Held(long accountDays, NoiseBudget budget, LocalDate today) {

    /**
     * One pattern against its budgets.
     *
     * @param effective whether its mode lets it have an effect
     */
    Loudness loudness(String id, int alerts, int holds, boolean effective) {
      int allowed = byChance(budget.of(id));
      int allowedHolds = effective ? byChance(budget.holds(id)) : -1;
      Exclusion exclusion = budget.exclusion(id);
      boolean excluded = exclusion != null && !exclusion.expired(today);
      Verdict verdict = Verdict.WITHIN;
      if (alerts > allowed) {
        verdict = Verdict.TOO_LOUD;
      } else if (effective && holds > allowedHolds) {
        verdict = Verdict.HOLDS_HONEST;
      }
      if (excluded && verdict != Verdict.WITHIN) {
        verdict = Verdict.EXCLUDED;
      }
      double rate = alerts * UNIT / accountDays;
      return new Loudness(id, alerts, rate, budget.of(id), allowed, holds, allowedHolds, verdict);
    }

    private int byChance(double budget) {
      double expected = budget * accountDays / UNIT;
      return (int) Math.floor(expected + 2 * Math.sqrt(expected));
    }
  }

  /** How many patterns cause too many alerts. */
  public int tooLoud() {
    return count(Verdict.TOO_LOUD);
  }

  /** How many patterns that have an effect hold or block too many honest operations. */
  public int holdHonest() {
    return count(Verdict.HOLDS_HONEST);
  }

  private int count(Verdict verdict) {
    return (int) patterns.stream().filter(one -> one.verdict() == verdict).count();
  }
}
