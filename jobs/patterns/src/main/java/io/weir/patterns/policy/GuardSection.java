package io.weir.patterns.policy;

import io.weir.patterns.guard.BudgetReader;
import io.weir.patterns.guard.GuardRules;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.HashSet;
import java.util.Set;

/** {@code guard:} how much a pattern may do before somebody is called. */
final class GuardSection {
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
    keys.finish();
    return perHour == null || timesMean == null || share == null
        ? GuardRules.DEFAULT
        : new GuardRules(perHour, timesMean, share, exempt);
  }
}
