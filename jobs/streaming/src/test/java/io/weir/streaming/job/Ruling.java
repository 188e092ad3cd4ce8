package io.weir.streaming.job;

import static io.weir.streaming.job.Said.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** Which version of each pattern rules which append time, as the job's verdicts say. */
final class Ruling {
  private final Map<String, List<Rule>> rules = new HashMap<>();

  /**
   * What is in force from an append time on.
   *
   * @param from append time, epoch millis
   * @param offset place in the log: of two from the same instant the later counts
   */
  record Rule(long from, long offset, int version, String mode) {}

  /** The rules of these verdicts. */
  static Ruling of(List<GenericRecord> verdicts) {
    Ruling ruling = new Ruling();
    for (GenericRecord verdict : verdicts) {
      if ((boolean) verdict.get("accepted") && text(verdict, "kind").equals("PATTERN")) {
        ruling
            .rules
            .computeIfAbsent(text(verdict, "id"), id -> new ArrayList<>())
            .add(
                new Rule(
                    (long) verdict.get("effective_from"),
                    (long) verdict.get("change_offset"),
                    (int) verdict.get("version"),
                    text(verdict, "mode")));
      }
    }
    ruling
        .rules
        .values()
        .forEach(list -> list.sort(Comparator.comparing(Rule::from).thenComparing(Rule::offset)));
    return ruling;
  }

  /** What rules an append time; null where the pattern is not known yet. */
  Rule at(String id, long appendTime) {
    Rule found = null;
    for (Rule rule : rules.getOrDefault(id, List.of())) {
      found = rule.from() <= appendTime ? rule : found;
    }
    return found;
  }

  /** The last rule of each pattern: version and mode. */
  Map<String, String> last() {
    Map<String, String> last = new HashMap<>();
    rules.forEach(
        (id, list) -> {
          Rule rule = list.get(list.size() - 1);
          last.put(id, rule.version() + " " + rule.mode());
        });
    return last;
  }
}
