package io.weir.streaming.gatekeeper;

import io.weir.patterns.guard.GuardRules;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.problem.Problem;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which entries of the guard are accepted, as the log before them says. An entry says the same
 * however often it is written: its version is the hour it is about. Keeps the last hour of every
 * pattern and tenant that ever exceeded a budget.
 */
final class GuardEntries {
  private static final String FILE = "guard.yaml";

  /** The hour it is about, the next one, and what clocks differ by. */
  private static final long LONGEST = 3 * 60 * 60 * 1000L;

  private final Map<String, Integer> hours = new HashMap<>();

  /**
   * What an entry comes to.
   *
   * @param guarded what it says, or null where it is refused
   * @param news whether it was not said before
   * @param problems why it is refused
   */
  record Judged(Guarded guarded, boolean news, List<String> problems) {
    private static Judged refused(String problem) {
      return new Judged(null, false, List.of(FILE + ":1:1 " + problem));
    }
  }

  /**
   * Judges the next entry.
   *
   * @param inForce the patterns in force by id
   * @param rules of the policy in force
   */
  Judged judge(
      ControlRecord entry, PatternChange change, Map<String, Published> inForce, GuardRules rules) {
    Guarded.Read read = Guarded.read(FILE, change.content());
    Guarded said = read.guarded();
    if (said == null) {
      return new Judged(null, false, read.problems().stream().map(Problem::toString).toList());
    }
    if (!change.id().equals(said.id())) {
      return Judged.refused(
          "the id is tenant and pattern: '%s', not '%s'".formatted(said.id(), change.id()));
    }
    Published known = inForce.get(said.pattern());
    if (known == null) {
      return Judged.refused("the log has no pattern '" + said.pattern() + "'");
    }
    if (!rules.mayLower(known.pattern())) {
      return Judged.refused("'" + said.pattern() + "' is never lowered");
    }
    if (entry.appendTime() != Long.MIN_VALUE && said.until() - entry.appendTime() > LONGEST) {
      return Judged.refused("it ends at most three hours after it is said");
    }
    Integer before = hours.get(said.id());
    if (before != null && change.version() < before) {
      return Judged.refused("hour %d follows hour %d".formatted(change.version(), before));
    }
    boolean news = before == null || change.version() > before;
    hours.put(said.id(), change.version());
    return new Judged(said, news, List.of());
  }
}
