package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.guard.BudgetReader;
import io.weir.patterns.model.CorrelationGroups;
import io.weir.patterns.model.Metadata;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.SignalStream;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.tags.Tags;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a pattern that is for people, and how far its signals reach. */
final class HeaderSection {
  static final int MAX_TAGS = 32;
  static final List<String> STATUSES = List.of("experimental", "test", "stable", "deprecated");
  static final List<String> GROUPS = CorrelationGroups.ALL;
  static final Pattern CANARY = Pattern.compile("canary +([0-9]{1,3})%");

  private final MapReader file;
  private final Reporter report;

  HeaderSection(MapReader file, Reporter report) {
    this.file = file;
    this.report = report;
  }

  /** The id; null after reporting that it is missing or not the file's name. */
  String id() {
    YamlText id = file.requireText("id", "the file's name without .yaml");
    if (id == null) {
      return null;
    }
    String name = baseName(report.file());
    if (id.value().length() > Names.LONGEST) {
      report.at(id, BOUND, "the id has more than " + Names.LONGEST + " characters");
    } else if (!Names.KEBAB.matcher(id.value()).matches()) {
      report.at(id, VALUE, "the id '" + id + "' is lower-case words joined by '-'");
    } else if (id.value().startsWith(SignalStream.OWN_PREFIX)) {
      report.at(id, VALUE, "signals of Weir itself begin with 'weir-': name it after what it sees");
    } else if (!id.value().equals(name)) {
      report.at(id, VALUE, "the id is the file's name: '" + name + "', not '" + id + "'");
    }
    return id.value();
  }

  private static String baseName(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
  }

  /** The version, 1 or more; 0 after reporting. */
  int version() {
    file.require("version", "a whole number, one more with every change of the file");
    Integer version = file.integer("version", 1, Integer.MAX_VALUE);
    return version == null ? 0 : version;
  }

  Metadata metadata() {
    YamlText title = file.requireText("title", "one line for people");
    String status = status();
    YamlText owner = file.requireText("owner", "the team that answers for it");
    YamlText description = file.requireText("description", "what it detects");
    List<YamlText> falsePositives =
        file.requireTexts("falsePositives", "honest behaviour that looks like this, at least one");
    YamlText runbook = file.requireText("runbook", "what to do with an alert");
    return new Metadata(
        value(title),
        status,
        value(owner),
        value(description),
        values(file.texts("references")),
        tags(),
        values(falsePositives),
        value(runbook),
        values(file.texts("leftOut")),
        value(file.text("deprecated")),
        BudgetReader.read(file.optional("budget"), report),
        review());
  }

  private LocalDate review() {
    YamlText day = file.text("review");
    try {
      return day == null ? null : LocalDate.parse(day.value());
    } catch (DateTimeParseException e) {
      report.at(day, VALUE, "'review' is a day such as 2027-05-31, not '" + day + "'");
      return null;
    }
  }

  private String status() {
    YamlText status = file.requireText("status", String.join(", ", STATUSES));
    YamlText reason = file.text("deprecated");
    if (status == null) {
      return "";
    }
    if (!STATUSES.contains(status.value())) {
      report.at(
          status,
          VALUE,
          "unknown status '"
              + status
              + "'"
              + Suggestion.or(status.value(), STATUSES, ", known are "));
    } else if (status.value().equals("deprecated")
        && (reason == null || reason.value().isBlank())) {
      report.at(
          status,
          STRUCTURE,
          "a deprecated pattern needs 'deprecated': the reason, and what replaces it");
    } else if (!status.value().equals("deprecated") && reason != null) {
      report.at(
          reason,
          STRUCTURE,
          "'deprecated' is for patterns of status deprecated, this one is " + status);
    }
    return status.value();
  }

  private List<String> tags() {
    List<YamlText> tags = file.texts("tags");
    if (tags.size() > MAX_TAGS) {
      report.at(tags.get(MAX_TAGS), BOUND, "a pattern has at most " + MAX_TAGS + " tags");
    }
    for (YamlText tag : tags.subList(0, Math.min(MAX_TAGS, tags.size()))) {
      Tags.Verdict verdict = Tags.check(tag.value());
      if (verdict.refused()) {
        report.at(tag, VALUE, verdict.message());
      } else if (verdict.message() != null) {
        report.doubt(tag, VALUE, verdict.message());
      }
    }
    return values(tags);
  }

  /** The mode; off after reporting. */
  Mode mode() {
    YamlText text = file.requireText("mode", "off, shadow, canary 5% or enforce");
    if (text == null) {
      return Mode.OFF;
    }
    Matcher canary = CANARY.matcher(text.value());
    if (canary.matches()) {
      int percent = Integer.parseInt(canary.group(1));
      if (percent >= 1 && percent <= 100) {
        return new Mode(Mode.Stage.CANARY, percent);
      }
    }
    return switch (text.value()) {
      case "off" -> Mode.OFF;
      case "shadow" -> Mode.SHADOW;
      case "enforce" -> Mode.ENFORCE;
      default -> {
        report.at(
            text,
            VALUE,
            "the mode is off, shadow, canary 1% to 100%, or enforce, not '" + text + "'");
        yield Mode.OFF;
      }
    };
  }

  /** The correlation group; "" after reporting. */
  String group() {
    YamlText group = file.requireText("group", "one of " + String.join(", ", GROUPS));
    if (group != null && !GROUPS.contains(group.value())) {
      report.at(group, VALUE, "unknown group '" + group + "': one of " + String.join(", ", GROUPS));
    }
    return value(group);
  }

  private static String value(YamlText text) {
    return text == null ? "" : text.value().strip();
  }

  private static List<String> values(List<YamlText> texts) {
    return texts.stream().map(HeaderSection::value).toList();
  }
}
