package io.weir.patterns.policy;

import static io.weir.patterns.problem.Problem.Category.BOUND;

import io.weir.patterns.guard.BudgetReader;
import io.weir.patterns.model.Action;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.Words;
import io.weir.patterns.yaml.YamlNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code onExpiry:} what becomes of an action at its end. */
final class OnExpirySection {
  private static final List<Action> ACTIONS = List.of(Action.HOLD, Action.BLOCK);

  private OnExpirySection() {}

  /** The names the file has for it. */
  enum Then {
    RELEASE,
    ESCALATE
  }

  /** The rules; {@link OnExpiry#NONE} where the section is missing, or wrong and reported. */
  static OnExpiry read(YamlNode node, Reporter report) {
    MapReader keys = MapReader.of(node, "'onExpiry'", report);
    if (keys == null) {
      return OnExpiry.NONE;
    }
    Set<Action> escalated = EnumSet.noneOf(Action.class);
    for (Action action : ACTIONS) {
      String key = Words.kebab(action);
      keys.require(key, "release or escalate");
      if (keys.word(key, Then.class) == Then.ESCALATE) {
        escalated.add(action);
      }
    }
    keys.require("due", "how much of its time has passed when people are told, such as 80%");
    Double due = BudgetReader.share(keys, "due", report);
    if (due != null && due >= 1) {
      report.at(keys.place("due"), BOUND, "'due' is below 100%: there must be time left to answer");
    }
    keys.finish();
    return due == null ? OnExpiry.NONE : new OnExpiry(escalated, due);
  }
}
