package io.weir.streaming.gatekeeper;

import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.emergency.EmergencyLevels;
import io.weir.patterns.emergency.EmergencyReader;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.problem.Problem;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which entries about emergencies are accepted, as the log before them says. Keeps the last version
 * of every scope there ever was an emergency for: people raise them, so there are few.
 */
final class EmergencyRules {
  private static final String FILE = "emergency.yaml";

  private final StreamCatalog catalog;
  private final Map<String, Emergency> last = new HashMap<>();

  EmergencyRules(StreamCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * What an entry comes to.
   *
   * @param emergency what it says, or null where it is refused
   * @param problems why it is refused
   */
  record Judged(Emergency emergency, List<String> problems) {
    private static Judged refused(String problem) {
      return new Judged(null, List.of(FILE + ":1:1 " + problem));
    }
  }

  /**
   * Judges the next entry.
   *
   * @param levels those of the policy in force
   */
  Judged judge(ControlRecord entry, PatternChange change, EmergencyLevels levels) {
    EmergencyReader.Read read =
        EmergencyReader.read(catalog, FILE, change.version(), change.reason(), change.content());
    Emergency said = read.emergency();
    if (said == null) {
      return new Judged(null, read.problems().stream().map(Problem::toString).toList());
    }
    String problem = problem(entry, change, said, levels);
    if (problem != null) {
      return Judged.refused(problem);
    }
    last.put(said.id(), said);
    return new Judged(said, List.of());
  }

  private String problem(
      ControlRecord entry, PatternChange change, Emergency said, EmergencyLevels levels) {
    if (!change.id().equals(said.id())) {
      return "the id of an emergency is its scope: '%s', not '%s'"
          .formatted(said.id(), change.id());
    }
    Emergency before = last.get(said.id());
    if (before != null && said.version() <= before.version()) {
      return "version %d follows version %d: somebody changed this emergency meanwhile"
          .formatted(said.version(), before.version());
    }
    if (change.reason().isBlank()) {
      return "an emergency needs a reason";
    }
    if (said.level() == 0) {
      return before == null || before.level() == 0 ? "nothing is raised for this scope" : null;
    }
    if (said.level() > levels.highest()) {
      return levels.highest() == 0
          ? "the policy has no levels of emergency"
          : "the policy has no level %d of emergency, %d is the highest"
              .formatted(said.level(), levels.highest());
    }
    long now = entry.appendTime() == Long.MIN_VALUE ? change.publishedAt() : entry.appendTime();
    if (said.until() <= now) {
      return "its end is over: 'until' is ahead of when it is published";
    }
    if (said.until() - now > levels.longestMillis()) {
      return "it ends at most %s after it is published: raise it again to go on"
          .formatted(DurationText.of(levels.longestMillis()));
    }
    return null;
  }
}
