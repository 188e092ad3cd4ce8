package io.weir.patterns.policy;

import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.guard.BudgetReader;
import io.weir.patterns.guard.CostBudget;
import io.weir.patterns.guard.GuardRules;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.HashSet;
import java.util.Set;

/** {@code guard:} how much a pattern may do before somebody is called. */
final class GuardSection {
  private static final double LEAST_MICROS = 0.001;
  private static final long SHORTEST = 3;
  private static final long LONGEST = 24 * 60 * 60 * 1000L;

  private GuardSection() {}

  /** The rules; the default ones where the section is missing, or wrong and reported. */
  static GuardRules read(YamlNode node, Reporter report) {
    MapReader keys = MapReader.of(node, "'guard'", report);
    if (keys == null) {
      return GuardRules.DEFAULT;
    }
    keys.require("perHour", "matches an hour that need no look");
    Integer perHour = keys.integer("perHour", 1, Integer.MAX_VALUE);
    keys.require("timesMean", "how many times its mean hour a pattern may match in one");
    Double timesMean = keys.number("timesMean", 1, 1_000);
    keys.require("share", "most of the active accounts in an hour, such as 5%");
    Double share = BudgetReader.share(keys, "share", report);
    Set<String> exempt = new HashSet<>();
    keys.texts("exempt").stream().map(YamlText::value).forEach(exempt::add);
    YamlNode stated = keys.optional("cost");
    CostBudget cost = stated == null ? CostBudget.DEFAULT : cost(stated, report);
    keys.finish();
    return perHour == null || timesMean == null || share == null || cost == null
        ? GuardRules.DEFAULT
        : new GuardRules(perHour, timesMean, share, exempt, cost);
  }

  private static CostBudget cost(YamlNode node, Reporter report) {
    MapReader keys = MapReader.of(node, "'cost'", report);
    if (keys == null) {
      return null;
    }
    keys.require("micros", "microseconds of a processor a pattern may take for a typical event");
    Double micros = keys.number("micros", LEAST_MICROS, 1_000_000);
    YamlText text = keys.requireText("for", "how long it may take more, such as 3m");
    keys.finish();
    Long millis = text == null ? null : DurationText.parse(text.value());
    if (text != null && (millis == null || millis < SHORTEST || millis > LONGEST)) {
      report.at(text, VALUE, "'for' is a duration from 3ms to 24h, not '" + text + "'");
      return null;
    }
    return micros == null || millis == null
        ? null
        : new CostBudget((long) (micros * 1_000), millis);
  }
}
