package io.weir.cli.pattern.noise;

import io.weir.engine.decision.Alert;
import io.weir.engine.program.Versions;
import io.weir.engine.walk.Walk;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    TOO_LOUD,
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
   * @param verdict whether it keeps to that
   */
  public record Loudness(
      String pattern, int alerts, double rate, double budget, int allowed, Verdict verdict) {}

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
    for (Pattern pattern : patterns) {
      if (pattern.mode().stage() != Mode.Stage.OFF) {
        versions.put(pattern.in(Mode.ENFORCE), Long.MIN_VALUE);
        alerts.put(pattern.id(), 0);
      }
    }
    Map<String, Alert> last = new HashMap<>();
    for (Alert alert : new Walk(catalog, versions).run(days.events()).alerts()) {
      last.merge(alert.id(), alert, (a, b) -> b.revision() >= a.revision() ? b : a);
    }
    for (Alert alert : last.values()) {
      if (alert.count() > 0 && alert.first() >= days.countedFrom()) {
        alerts.merge(alert.pattern().id(), 1, Integer::sum);
      }
    }
    List<Loudness> all = new ArrayList<>();
    alerts.forEach((id, count) -> all.add(loudness(id, count, days.accountDays(), budget, today)));
    return new Noise(days.accountDays(), days.events().size(), all);
  }

  static Loudness loudness(
      String id, int alerts, long accountDays, NoiseBudget budget, LocalDate today) {
    double expected = budget.of(id) * accountDays / UNIT;
    int allowed = (int) Math.floor(expected + 2 * Math.sqrt(expected));
    Exclusion exclusion = budget.exclusion(id);
    boolean excluded = exclusion != null && !exclusion.expired(today);
    Verdict verdict =
        alerts <= allowed ? Verdict.WITHIN : excluded ? Verdict.EXCLUDED : Verdict.TOO_LOUD;
    return new Loudness(id, alerts, alerts * UNIT / accountDays, budget.of(id), allowed, verdict);
  }

  /** How many patterns are too loud. */
  public int tooLoud() {
    return (int) patterns.stream().filter(one -> one.verdict() == Verdict.TOO_LOUD).count();
  }
}
