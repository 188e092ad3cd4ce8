package io.weir.patterns.policy;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.emergency.EmergencyLevels;
import io.weir.patterns.guard.GuardRules;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.yaml.ContentHash;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.Words;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlReader;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.StreamCatalog;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the policy file; a pure function of its text. */
public final class PolicyReader {
  private static final long MAX_MILLIS = 400L * 24 * 60 * 60 * 1000;
  private static final List<Action> LEVELS =
      List.of(Action.MONITOR, Action.STEP_UP, Action.HOLD, Action.BLOCK);

  private final StreamCatalog catalog;
  private final Reporter report;

  private PolicyReader(StreamCatalog catalog, Reporter report) {
    this.catalog = catalog;
    this.report = report;
  }

  /**
   * What reading came to.
   *
   * @param policy the checked policy, or null where there are problems
   * @param problems everything wrong with the file, in file order; empty for a right one
   * @param doubts what may be wrong and is accepted all the same, in file order
   */
  public record Read(Policy policy, List<Problem> problems, List<Problem> doubts) {
    public Read {
      problems = List.copyOf(problems);
      doubts = List.copyOf(doubts);
    }
  }

  /** Reads and checks a policy over the streams that come with Weir. */
  public static Read read(String file, String text) {
    return read(file, text, StreamCatalog.shipped());
  }

  /**
   * Reads and checks a policy.
   *
   * @param file how the user names it
   * @param text its content
   * @param catalog the streams its emergency levels may speak of
   */
  public static Read read(String file, String text, StreamCatalog catalog) {
    Problems problems = new Problems();
    Reporter report = new Reporter(file, problems);
    YamlNode root = YamlReader.read(text, report);
    MapReader keys = MapReader.of(root, "a policy", report);
    Policy policy =
        keys == null ? null : new PolicyReader(catalog, report).policy(keys, text, problems);
    return new Read(policy, problems.list(), report.doubts().list());
  }

  private Policy policy(MapReader file, String text, Problems problems) {
    file.require("version", "a whole number, one more with every change of the file");
    Integer version = file.integer("version", 1, Integer.MAX_VALUE);
    Map<Action, Double> levels = levels(file);
    Map<String, Double> relations =
        new RelationsSection(catalog, report)
            .read(file.require("relations", "how much related subjects count, from 0 to 1"));
    Map<Action, Long> ttl = ttl(file);
    Long coolDown = duration(file, "coolDown", "the longest cool-down, such as 1h");
    file.require("degradedFactor", "what incomplete evidence counts, from 0 to 1");
    Double degraded = file.number("degradedFactor", 0, 1);
    Long holdMax = duration(file, "holdMaximum", "the longest hold without a human, such as 72h");
    EmergencyLevels emergency =
        new EmergencySection(catalog, report).read(file.optional("emergency"), holdMax);
    GuardRules guard = GuardSection.read(file.optional("guard"), report);
    SilencingReader closing = new SilencingReader(file, MAX_MILLIS, report);
    Silencing silencing = closing.silencing();
    StepUp stepUp = closing.stepUp();
    Escalation escalation = EscalationSection.read(file.optional("escalation"), report);
    OnExpiry onExpiry = OnExpirySection.read(file.optional("onExpiry"), report);
    file.finish();
    return problems.isEmpty()
        ? new Policy(
            version,
            ContentHash.of(text),
            levels,
            relations,
            ttl,
            coolDown,
            degraded,
            holdMax,
            emergency,
            guard,
            silencing,
            stepUp,
            escalation,
            onExpiry)
        : null;
  }

  private Map<Action, Double> levels(MapReader file) {
    Map<Action, Double> levels = new EnumMap<>(Action.class);
    MapReader keys = section(file, "levels", "the least score of every action");
    if (keys == null) {
      return levels;
    }
    double below = 0;
    for (Action action : LEVELS) {
      String key = Words.kebab(action);
      keys.require(key, "the least score, above the one before and at most 100");
      Double score = keys.number(key, 0, 100);
      if (score != null && score <= below) {
        report.at(keys.place(key), BOUND, "the level of " + key + " must be above " + below);
      } else if (score != null) {
        levels.put(action, score);
        below = score;
      }
    }
    keys.finish();
    return levels;
  }

  private Map<Action, Long> ttl(MapReader file) {
    Map<Action, Long> ttl = new EnumMap<>(Action.class);
    MapReader keys =
        section(file, "ttl", "how long an action stays that no signal says the time of");
    if (keys == null) {
      return ttl;
    }
    for (Action action : LEVELS) {
      Long millis = duration(keys, Words.kebab(action), "a duration such as 24h");
      if (millis != null) {
        ttl.put(action, millis);
      }
    }
    keys.finish();
    return ttl;
  }

  private MapReader section(MapReader file, String key, String hint) {
    return MapReader.of(file.require(key, hint), "'" + key + "'", report);
  }

  private Long duration(MapReader keys, String key, String hint) {
    keys.require(key, hint);
    YamlText text = keys.text(key);
    if (text == null) {
      return null;
    }
    Long millis = DurationText.parse(text.value());
    if (millis == null) {
      report.at(text, VALUE, "'" + key + "' is a duration such as 24h, not '" + text + "'");
    } else if (millis == 0 || millis > MAX_MILLIS) {
      report.at(text, BOUND, "'" + key + "' is more than nothing and at most 400d");
    }
    return millis;
  }
}
