package io.weir.patterns.policy;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.emergency.EmergencyLevels;
import io.weir.patterns.emergency.EmergencyLevels.Level;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.syntax.PatternReader;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Place;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlReader;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code emergency:} what the levels people may raise do. Which operations a level means is asked
 * as a pattern asks: with a condition, and with aggregates of the account.
 */
final class EmergencySection {
  private static final int MOST_LEVELS = 9;
  private static final String FILE = "emergency-level.yaml";

  /** What a pattern needs that a level has no use for. */
  private static final String REST =
      """
      id: emergency-level
      version: 1
      title: Operations an emergency means
      status: stable
      mode: enforce
      owner: policy
      description: Operations an emergency means.
      falsePositives: [All of them.]
      runbook: Lower the emergency.
      key: account
      severity: critical
      group: PLAT
      action: {floor: monitor, scope: event, ttl: 1h}
      tests:
        - name: something
          events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE}}]
          expect: [{at: 0s}]
        - name: nothing
          events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
          expect: []
      """;

  private final StreamCatalog catalog;
  private final Reporter report;

  EmergencySection(StreamCatalog catalog, Reporter report) {
    this.catalog = catalog;
    this.report = report;
  }

  /**
   * The levels; none where the section is missing.
   *
   * @param holdMaxMillis the longest money may be held without a human, null where that is wrong
   */
  EmergencyLevels read(YamlNode node, Long holdMaxMillis) {
    MapReader keys = MapReader.of(node, "'emergency'", report);
    if (keys == null) {
      return EmergencyLevels.NONE;
    }
    keys.require("longest", "how long an emergency lasts at most, such as 4h");
    Long longest = longest(keys.text("longest"), holdMaxMillis);
    keys.require("levels", "what each level does, mildest first");
    List<YamlNode> nodes = keys.list("levels");
    if (nodes.size() > MOST_LEVELS) {
      report.at(keys.place("levels"), BOUND, "there are at most " + MOST_LEVELS + " levels");
    }
    PatternReader patterns = new PatternReader(catalog);
    List<Level> levels = new ArrayList<>();
    for (YamlNode each : nodes) {
      MapReader level = MapReader.of(each, "a level of emergency", report);
      if (level != null) {
        levels.add(level(level, patterns));
      }
    }
    keys.finish();
    return longest == null ? EmergencyLevels.NONE : new EmergencyLevels(longest, levels);
  }

  private Long longest(YamlText text, Long holdMaxMillis) {
    if (text == null) {
      return null;
    }
    Long millis = DurationText.parse(text.value());
    if (millis == null || millis == 0) {
      report.at(text, VALUE, "'longest' is a duration such as 4h, not '" + text + "'");
    } else if (holdMaxMillis != null && millis > holdMaxMillis) {
      report.at(text, BOUND, "'longest' is at most 'holdMaximum': no human looks at what it holds");
    }
    return millis;
  }

  private Level level(MapReader level, PatternReader patterns) {
    YamlText title = level.requireText("title", "what it does, for people");
    level.require("action", "step-up, hold or block");
    Action action = level.word("action", Action.class);
    if (action != null && action.compareTo(Action.STEP_UP) < 0) {
      report.at(
          level.place("action"), VALUE, "'action' is step-up, hold or block: others do nothing");
    }
    level.require("on", "the stream of the operations it means");
    level.require("where", "which of them, as in a pattern");
    level.know("aggregates");
    level.finish();
    int before = report.noted();
    Pattern operations = operations(level.map(), patterns);
    if (operations != null && report.noted() == before) {
      if (!operations.alternatives().get(0).steps().get(0).kinds().stream().decide()) {
        report.at(level.place("on"), STRUCTURE, "nothing is decided about events of that stream");
      }
    }
    return new Level(title == null ? "" : title.value(), action, operations);
  }

  /** What is wrong with it is told where it stands in the policy. */
  private Pattern operations(YamlMap level, PatternReader patterns) {
    Problems problems = new Problems();
    YamlMap rest = (YamlMap) YamlReader.read(REST, new Reporter(FILE, problems));
    List<YamlMap.Entry> entries = new ArrayList<>(rest.entries());
    List<YamlMap.Entry> when = new ArrayList<>();
    YamlText whenKey = null;
    for (YamlMap.Entry entry : level.entries()) {
      String key = entry.key().value();
      if (key.equals("aggregates")) {
        entries.add(entry);
      } else if (Set.of("on", "where").contains(key)) {
        when.add(entry);
        whenKey = entry.key();
      }
    }
    if (when.size() < 2) {
      return null;
    }
    entries.add(new YamlMap.Entry(named(whenKey), new YamlMap(level.place(), when, level.size())));
    YamlMap whole = new YamlMap(level.place(), entries, rest.size() + level.size());
    PatternReader.Read read = patterns.read(FILE, whole, REST);
    for (Problem problem : read.problems()) {
      Place place = new Place(problem.line(), problem.column());
      report.at(place, problem.category(), problem.message());
    }
    return read.pattern();
  }

  private static YamlText named(YamlText where) {
    return where.saying("when");
  }
}
