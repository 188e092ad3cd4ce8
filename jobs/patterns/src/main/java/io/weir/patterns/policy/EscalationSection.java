package io.weir.patterns.policy;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.DurationText;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;

/** {@code escalation:} what becomes of mild things that are not resolved. */
final class EscalationSection {
  private static final long DAY = 24L * 60 * 60 * 1000;
  private static final long LONGEST_ANSWER = DAY;
  private static final int MOST_DAYS = 90;

  private EscalationSection() {}

  /** The rules; {@link Escalation#NONE} where the section is missing. */
  static Escalation read(YamlNode node, Reporter report) {
    MapReader keys = MapReader.of(node, "'escalation'", report);
    if (keys == null) {
      return Escalation.NONE;
    }
    long unanswered =
        duration(keys, "unanswered", "how long a customer may take, such as 15m", report);
    if (unanswered > LONGEST_ANSWER) {
      report.at(keys.place("unanswered"), BOUND, "'unanswered' is at most 24h");
    }
    keys.require("days", "on how many days small things make a step-up");
    Integer days = keys.integer("days", 2, MOST_DAYS);
    long within = duration(keys, "within", "how far back they are looked for, such as 30d", report);
    if (within % DAY != 0 || within > MOST_DAYS * DAY) {
      report.at(keys.place("within"), BOUND, "'within' is whole days, at most 90d");
    } else if (days != null && within > 0 && within < days * DAY) {
      report.at(keys.place("within"), BOUND, "'within' is no shorter than 'days'");
    }
    keys.finish();
    return days == null ? Escalation.NONE : new Escalation(unanswered, days, within);
  }

  private static long duration(MapReader keys, String key, String hint, Reporter report) {
    YamlText text = keys.requireText(key, hint);
    Long millis = text == null ? null : DurationText.parse(text.value());
    if (text != null && (millis == null || millis == 0)) {
      report.at(text, VALUE, "'%s' is a duration such as 15m, not '%s'".formatted(key, text));
    }
    return millis == null ? 0 : millis;
  }
}
