package io.weir.cli.pattern.running;

import io.weir.streaming.kafka.ChangeRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * Changes the log went on without while they waited for a second person. Each holds the whole
 * pattern as it was when it was made: published now, it would undo what came since.
 */
final class Overtaken {
  private Overtaken() {}

  /** What becomes of those that were; empty where none was. */
  static List<Outcome> of(List<ChangeRecord> waiting, LogBook book) {
    return waiting.stream()
        .map(ChangeRecord::change)
        .filter(change -> problem(change, book) != null)
        .map(
            change ->
                Publication.outcome(
                    change, Outcome.State.REFUSED, "", null, List.of(problem(change, book))))
        .toList();
  }

  /** What came since, and what to do; null where nothing did. */
  static String problem(PatternChange change, LogBook book) {
    Verdict since = book.inForce(change);
    return since == null || since.entry().appendTime() <= change.publishedAt()
        ? null
        : "'%s' was published again after this change was made at %s: %s; make the change anew"
            .formatted(
                change.id(), Instant.ofEpochMilli(change.publishedAt()), LogLine.of(since).told());
  }
}
