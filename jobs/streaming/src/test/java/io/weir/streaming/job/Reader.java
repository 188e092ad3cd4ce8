package io.weir.streaming.job;

import static io.weir.streaming.job.Said.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/**
 * A blocking service that reads decisions as it should: of the same id it applies a later one only
 * if its revision is higher, or equal and its action stricter. What repeats an applied revision
 * after a recovery must never be milder, or the service would act on what the job no longer says.
 */
final class Reader {
  private final Map<String, GenericRecord> applied = new HashMap<>();

  void readAll(List<GenericRecord> decisions) {
    decisions.forEach(this::read);
  }

  private void read(GenericRecord decision) {
    String id = text(decision, "decision_id");
    GenericRecord before = applied.get(id);
    if (before == null || revision(decision) > revision(before)) {
      applied.put(id, decision);
    } else if (revision(decision) == revision(before)) {
      assertThat(level(decision))
          .as("a repeat of revision %d contradicts %s", revision(before), before)
          .isGreaterThanOrEqualTo(level(before));
      applied.put(id, decision);
    }
  }

  /** What is done about each operation, by event id. */
  Map<String, String> actions() {
    Map<String, String> actions = new TreeMap<>();
    applied
        .values()
        .forEach(
            decision -> actions.put(text(decision, "trigger_event_id"), text(decision, "action")));
    return actions;
  }

  private static int revision(GenericRecord decision) {
    return (int) decision.get("revision");
  }

  private static int level(GenericRecord decision) {
    return (int) decision.get("level");
  }
}
