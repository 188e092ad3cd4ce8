package io.weir.patterns.policy;

import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.CorrelationGroups;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlText;
import java.util.Set;
import java.util.TreeSet;

/** Reads what the policy says of closing and silencing signals; each section may be missing. */
final class SilencingReader {
  private final MapReader file;
  private final long mostMillis;
  private final Reporter report;

  SilencingReader(MapReader file, long mostMillis, Reporter report) {
    this.file = file;
    this.mostMillis = mostMillis;
    this.report = report;
  }

  Silencing silencing() {
    MapReader keys = section("silencing");
    if (keys == null) {
      return Silencing.USUAL;
    }
    long longest = duration(keys, "longest", Silencing.USUAL.longestMillis());
    Set<String> exempt = groups(keys, "exempt");
    keys.finish();
    return new Silencing(longest, exempt);
  }

  StepUp stepUp() {
    MapReader keys = section("stepUp");
    if (keys == null) {
      return StepUp.USUAL;
    }
    long enrolledFor = duration(keys, "enrolledFor", StepUp.USUAL.enrolledForMillis());
    Set<String> closes = groups(keys, "closes");
    Set<String> except = new TreeSet<>();
    keys.texts("except").forEach(pattern -> except.add(pattern.value()));
    keys.finish();
    return new StepUp(enrolledFor, closes, except);
  }

  private MapReader section(String name) {
    return file.optional(name) == null
        ? null
        : MapReader.of(file.optional(name), "'" + name + "'", report);
  }

  private long duration(MapReader keys, String key, long otherwise) {
    YamlText text = keys.requireText(key, "a duration such as 30d");
    Long millis = text == null ? null : DurationText.parse(text.value());
    if (text != null && (millis == null || millis == 0 || millis > mostMillis)) {
      report.at(
          text,
          VALUE,
          "'%s' is a duration such as 30d, at most 400d, not '%s'".formatted(key, text));
    }
    return millis == null ? otherwise : millis;
  }

  private Set<String> groups(MapReader keys, String key) {
    Set<String> groups = new TreeSet<>();
    for (YamlText group : keys.texts(key)) {
      if (!CorrelationGroups.ALL.contains(group.value())) {
        report.at(
            group,
            VALUE,
            "unknown group '%s': one of %s"
                .formatted(group, String.join(", ", CorrelationGroups.ALL)));
      }
      groups.add(group.value());
    }
    return groups;
  }
}
